// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 16, 64, 512, 1024})
  void givesThePowerSpectrumOfTheDefinition(int size) {
    float[] x = TestSignals.noise(size, size, 1f);
    float[] power = new float[size / 2 + 1];
    new RealFft(size).powerSpectrum(x, power);
    double energy = 0;
    for (float v : x) {
      energy += (double) v * v;
    }
    for (int k = 0; k <= size / 2; k++) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < size; n++) {
        re += x[n] * Math.cos(2 * Math.PI * k * n / size);
        im -= x[n] * Math.sin(2 * Math.PI * k * n / size);
      }
      // |X| is wrong by a few float roundings (6e-8) of its RMS, sqrt(energy).
      double magnitude = Math.sqrt(re * re + im * im);
      assertEquals(
          magnitude, Math.sqrt(power[k]), 1e-6 * Math.sqrt(energy), "bin " + k + " of " + size);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 16, 64, 512, 1024})
  void filtersAsTheCircularConvolutionWithTheGainsWould(int size) {
    float[] x = TestSignals.noise(size, size, 1f);
    float[] gains = new float[size / 2 + 1];
    for (int k = 0; k < gains.length; k++) {
      gains[k] = 0.5f + (k * 7 % 5) / 4f;
    }
    double[] kernel = new double[size]; // the inverse transform of the gains
    for (int n = 0; n < size; n++) {
      for (int k = 0; k < size; k++) {
        kernel[n] += gains[Math.min(k, size - k)] * Math.cos(2 * Math.PI * k * n / size) / size;
      }
    }
    float[] found = x.clone();
    new RealFft(size).filter(found, gains);
    for (int n = 0; n < size; n++) {
      double expected = 0;
      for (int m = 0; m < size; m++) {
        expected += kernel[m] * x[(n - m + size) % size];
      }
      assertEquals(expected, found[n], 3e-6, "sample " + n + " of " + size);
    }
  }

  @Test
  void leavesNothingBehindForTheNextCall() {
    RealFft used = new RealFft(512);
    float[] first = new float[257];
    float[] again = new float[257];
    used.powerSpectrum(TestSignals.noise(1, 512, 1f), again);
    used.powerSpectrum(TestSignals.noise(2, 512, 1f), again);
    new RealFft(512).powerSpectrum(TestSignals.noise(2, 512, 1f), first);
    for (int k = 0; k < first.length; k++) {
      assertEquals(first[k], again[k], 0f, "bin " + k);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-4, 0, 2, 3, 100})
  void refusesSizesThatAreNoPowerOfTwo(int size) {
    assertThrows(IllegalArgumentException.class, () -> new RealFft(size));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against sums written out. */
class PowerSpectrumTest {
  private static final double PRECISION = 1e-12; // 120 dB

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 512, 1024, 2048})
  void isThatOfThePlainTransform(int size) {
    double[] frame = noise(size * 3 / 4);
    double[] expected = new double[size / 2 + 1];
    for (int k = 0; k < expected.length; k++) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < frame.length; n++) {
        re += frame[n] * Math.cos(2 * Math.PI * k * n / size);
        im += frame[n] * Math.sin(2 * Math.PI * k * n / size);
      }
      expected[k] = re * re + im * im;
    }
    PowerSpectrum spectrum = new PowerSpectrum(size);
    spectrum.of(noise(size)); // leaves nothing behind
    double[] found = spectrum.of(frame);
    double loudest = Arrays.stream(expected).max().orElseThrow();
    for (int k = 0; k < expected.length; k++) {
      double error = Math.sqrt(found[k]) - Math.sqrt(expected[k]);
      assertEquals(0, error * error / loudest, PRECISION, "bin " + k);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 2048})
  void autocorrelatesAsThePlainSumDoes(int size) {
    double[] frame = noise(size * 3 / 4);
    double[] found = new PowerSpectrum(size).autocorrelation(frame, size / 4);
    assertEquals(size / 4, found.length);
    for (int lag = 0; lag < found.length; lag++) {
      double sum = 0;
      for (int n = 0; n + lag < frame.length; n++) {
        sum += frame[n] * frame[n + lag];
      }
      assertEquals(sum, found[lag], 1e-6 * found[0], "lag " + lag);
    }
  }

  private static double[] noise(int length) {
    return new Random(length).doubles(length, -1, 1).toArray();
  }
}

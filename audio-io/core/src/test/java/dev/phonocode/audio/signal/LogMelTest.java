// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogMelTest {

  private static final int WINDOW = 512;
  private static final int BANDS = 64;

  private static LogMel standard() {
    return new LogMel(TestSignals.RATE_HZ, 160, WINDOW, BANDS, 40, 7600);
  }

  @Test
  void agreesWithTheFormulaInDouble() {
    float[] y = TestSignals.speechLike(1, 4000);
    int end = 3000;
    float[] frame = new float[BANDS];
    standard().logEnergy(y, end, frame);
    double[] expected = reference(Arrays.copyOfRange(y, end - WINDOW, end));
    for (int b = 0; b < BANDS; b++) {
      // The float FFT leaves noise 120 dB below the loudest bin; the quietest band here is 60 dB
      // below it, so that its log is off by 1e-3 at the very most.
      assertEquals(expected[b], frame[b], 1e-3, "band " + b);
    }
  }

  /** The specification, written down once more with no thought of speed. */
  private static double[] reference(float[] y) {
    double[] w = new double[WINDOW];
    double norm = 0;
    for (int n = 0; n < WINDOW; n++) {
      w[n] = 0.5 * (1 - Math.cos(2 * Math.PI * n / WINDOW));
      norm += w[n] * w[n];
    }
    double low = 2595 * Math.log10(1 + 40 / 700.0);
    double high = 2595 * Math.log10(1 + 7600 / 700.0);
    double[] corners = new double[BANDS + 2];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = 700 * (Math.pow(10, (low + (high - low) * i / (BANDS + 1)) / 2595) - 1);
    }
    double[] energy = new double[BANDS];
    for (int k = 0; k <= WINDOW / 2; k++) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < WINDOW; n++) {
        re += w[n] * y[n] * Math.cos(2 * Math.PI * k * n / WINDOW);
        im += w[n] * y[n] * Math.sin(2 * Math.PI * k * n / WINDOW);
      }
      double hertz = (double) k * TestSignals.RATE_HZ / WINDOW;
      for (int b = 0; b < BANDS; b++) {
        double rise = (hertz - corners[b]) / (corners[b + 1] - corners[b]);
        double fall = (corners[b + 2] - hertz) / (corners[b + 2] - corners[b + 1]);
        energy[b] += Math.max(0, Math.min(rise, fall)) * (re * re + im * im) / norm;
      }
    }
    return Arrays.stream(energy).map(e -> Math.log(Math.max(e, 1e-12))).toArray();
  }

  @Test
  void everyBandHearsSomething() {
    float[] frame = new float[BANDS];
    float[] impulse = new float[WINDOW];
    impulse[WINDOW / 2] = 1f;
    standard().logEnergy(impulse, WINDOW, frame);
    for (int b = 0; b < BANDS; b++) {
      // A flat spectrum of P = 1 / Σw² = 1 / 192; the least any triangle gets is a tenth of that.
      assertTrue(frame[b] > Math.log(0.1 / 192), "band " + b + ": " + frame[b]);
    }
  }

  @Test
  void aToneIsLoudestInTheBandAroundIt() {
    double mel = 2595 * Math.log10(1 + 1000 / 700.0);
    double low = 2595 * Math.log10(1 + 40 / 700.0);
    double high = 2595 * Math.log10(1 + 7600 / 700.0);
    int expected = (int) Math.round((mel - low) / (high - low) * (BANDS + 1)) - 1;
    float[] frame = new float[BANDS];
    standard().logEnergy(TestSignals.sine(1000, 0.5, WINDOW), WINDOW, frame);
    for (int b = 0; b < BANDS; b++) {
      assertTrue(b == expected || frame[b] < frame[expected], "band " + b);
    }
  }

  @Test
  void silenceIsTheFloor() {
    float[] frame = new float[BANDS];
    standard().logEnergy(new float[0], 0, frame);
    for (float v : frame) {
      assertEquals((float) Math.log(1e-12), v, 1e-5f);
    }
  }

  @Test
  void samplesOutsideTheClipCountAsZero() {
    float[] y = TestSignals.noise(3, 700, 0.5f);
    float[] padded = new float[512 + 700 + 512];
    System.arraycopy(y, 0, padded, 512, 700);
    for (int end : new int[] {0, 1, 100, 511, 512, 513, 700, 701, 1000, 1212}) {
      float[] bare = new float[BANDS];
      float[] full = new float[BANDS];
      standard().logEnergy(y, end, bare);
      standard().logEnergy(padded, end + 512, full);
      assertArrayEquals(full, bare, "end " + end);
    }
  }

  @Test
  void aClipHasAFrameForEveryHopBegun() {
    for (int samples : new int[] {0, 1, 159, 160, 161, 319, 320, 321, 1000}) {
      float[][] frames = standard().logEnergies(TestSignals.noise(4, samples, 0.5f));
      assertEquals((int) Math.ceil(samples / 160.0), frames.length, samples + " samples");
    }
  }

  @Test
  void framesPastTheEndGoOnIntoSilence() {
    float[] y = TestSignals.noise(5, 1000, 0.5f);
    float[][] more = standard().logEnergies(y, 12);
    float[][] padded = standard().logEnergies(Arrays.copyOf(y, 12 * 160));
    assertTrue(Arrays.deepEquals(padded, more));
    assertEquals((float) Math.log(1e-12), more[11][0], 1e-5f);
  }

  @Test
  void gainIsAnOffsetOfTheFeature() {
    float[] y = TestSignals.speechLike(6, WINDOW);
    float[] scaled = y.clone();
    for (int n = 0; n < WINDOW; n++) {
      scaled[n] *= 0.5f;
    }
    float[] frame = new float[BANDS];
    float[] quiet = new float[BANDS];
    standard().logEnergy(y, WINDOW, frame);
    standard().logEnergy(scaled, WINDOW, quiet);
    for (int b = 0; b < BANDS; b++) {
      // Halving is exact in binary, so only the float rounding of the logs is left.
      assertEquals(
          LogMel.feature(quiet[b], 0f), LogMel.feature(frame[b], (float) Math.log(0.5)), 1e-5f);
    }
  }

  @Test
  void theFeatureHasAFloorAndAScale() {
    assertEquals((Math.log(1e-6) + 7) / 3, LogMel.feature(-20f, 0f), 1e-6);
    assertEquals((-20 + 2 * 5 + 7) / 3.0, LogMel.feature(-20f, 5f), 1e-6);
  }

  @Test
  void refusesAFrameOfTheWrongLengthAndSaysWhichItExpects() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> standard().logEnergy(new float[10], 10, new float[63]));
    assertTrue(e.getMessage().contains("expected 64 bands, found 63"), e.getMessage());
  }

  @Test
  void refusesBandsAboveHalfTheSampleRate() {
    assertThrows(IllegalArgumentException.class, () -> new LogMel(8000, 80, 256, 40, 40, 7600));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeFilterTest {
  private static final int HOP = 160;
  private static final int WINDOW = 512;
  private static final int BANDS = 32;
  private static final int FRAMES = 40;

  /** The last frames' centres lie beyond the signal; there, the last target that was said holds. */
  private static final int JUDGED = FRAMES * HOP - WINDOW / 2;

  private static LogMel mel() {
    return new LogMel(16000, HOP, WINDOW, BANDS, 60, 7600);
  }

  @Test
  void aSignalThatIsAsItShouldBeIsLeftAlone() {
    float[] x = noise(1);
    float[] y = filter(x, mel().logEnergies(x), x.length);
    assertArrayEquals(Arrays.copyOf(x, JUDGED), Arrays.copyOf(y, JUDGED), 1e-6f);
  }

  @ParameterizedTest
  @ValueSource(floats = {-4, -0.5f, 1, 4})
  void aLevelThatIsOffIsMended(float lnGain) {
    float[] x = noise(2);
    float[][] targets = mel().logEnergies(x);
    for (float[] frame : targets) {
      for (int b = 0; b < BANDS; b++) {
        frame[b] += lnGain;
      }
    }
    float[] y = filter(x, targets, x.length);
    float gain = (float) Math.exp(lnGain / 2);
    for (int i = 0; i < JUDGED; i++) {
      assertEquals(gain * x[i], y[i], 1e-5f * (1 + gain), "sample " + i);
    }
  }

  /** Of another spectrum, the output is nearer than the input was: in every band, on the mean. */
  @Test
  void theSpectrumTurnsIntoTheOneAskedFor() {
    float[] x = noise(3);
    float[] other = noise(4);
    new DeEmphasis(0.9f).apply(other, 0, other.length);
    float[][] targets = mel().logEnergies(other);
    float[][] before = mel().logEnergies(x);
    float[][] after = mel().logEnergies(filter(x, targets, x.length));
    for (int b = 0; b < BANDS; b++) {
      double was = 0;
      double is = 0;
      for (int t = 4; t < FRAMES - 4; t++) {
        was += Math.abs(targets[t][b] - before[t][b]);
        is += Math.abs(targets[t][b] - after[t][b]);
      }
      assertTrue(is < 0.6 * was, "band " + b + ": off by " + is + ", before by " + was);
    }
  }

  @Test
  void agreesWithTheSumsWrittenOut() {
    float[] x = noise(5);
    float[][] targets = targets(6);
    double[] expected = plain(x, targets);
    float[] got = filter(x, targets, x.length);
    for (int i = 0; i < x.length; i++) {
      assertEquals(expected[i], got[i], 2e-5 * (1 + Math.abs(expected[i])), "sample " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 159, 161, 1000})
  void portionsChangeNothing(int portion) {
    float[] x = noise(7);
    float[][] targets = targets(8);
    assertArrayEquals(filter(x, targets, x.length), filter(x, targets, portion));
  }

  @Test
  void refusesAWindowShorterThanTwoHops() {
    LogMel mel = new LogMel(16000, 160, 256, BANDS, 60, 7600);
    assertThrows(
        IllegalArgumentException.class, () -> new EnvelopeFilter(mel, new ExpectedEnvelope()));
  }

  /** As a decoder does it: the last target holds, and steps go on until all samples are out. */
  private static float[] filter(float[] x, float[][] targets, int portion) {
    ExpectedEnvelope expected = new ExpectedEnvelope();
    EnvelopeFilter filter = new EnvelopeFilter(mel(), expected);
    for (float[] target : targets) {
      expected.expect(target);
    }
    float[] fed = Arrays.copyOf(x, x.length + WINDOW);
    return Portions.through(filter, fed, x.length, portion);
  }

  /** The definition in double precision, a cosine at a time. */
  private static double[] plain(float[] x, float[][] targets) {
    LogMel mel = mel();
    double[] y = new double[x.length];
    for (int m = 0; HOP * (m + 1) - WINDOW / 2 - HOP < x.length; m++) {
      float[] measured = new float[BANDS];
      mel.logEnergy(x, HOP * (m + 1), measured);
      double[] gains = new double[WINDOW / 2 + 1];
      for (int b = 0; b < BANDS; b++) {
        double lacks =
            targets[Math.min(m, targets.length - 1)][b] - Math.max(measured[b], Math.log(1e-6));
        for (int i = 0; i < mel.triangle(b).length; i++) {
          gains[mel.firstBin(b) + i] += mel.triangle(b)[i] * Math.max(-5, Math.min(5, lacks));
        }
      }
      int low = mel.firstBin(1);
      int high = mel.firstBin(BANDS - 2) + mel.triangle(BANDS - 2).length - 1;
      int from = HOP * (m + 1) - WINDOW / 2 - HOP;
      double[] faded = new double[2 * HOP];
      for (int i = 0; i < 2 * HOP; i++) {
        int n = from + i;
        faded[i] = Math.sin(Math.PI * i / (2 * HOP)) * (n >= 0 && n < x.length ? x[n] : 0);
      }
      // Zero phase: a circular convolution with the cosine series of the gains.
      double[] response = new double[WINDOW];
      for (int n = 0; n < WINDOW; n++) {
        for (int k = 0; k < WINDOW; k++) {
          double gain = Math.exp(gains[Math.max(low, Math.min(high, Math.min(k, WINDOW - k)))] / 2);
          response[n] += gain * Math.cos(2 * Math.PI * k * n / WINDOW) / WINDOW;
        }
      }
      for (int i = 0; i < 2 * HOP; i++) {
        double sum = 0;
        for (int j = 0; j < 2 * HOP; j++) {
          sum += faded[j] * response[Math.floorMod(i - j, WINDOW)];
        }
        if (from + i >= 0 && from + i < y.length) {
          y[from + i] += Math.sin(Math.PI * i / (2 * HOP)) * sum;
        }
      }
    }
    return y;
  }

  private static float[] noise(long seed) {
    Random random = new Random(seed);
    float[] x = new float[FRAMES * HOP];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.1 * random.nextGaussian());
    }
    return x;
  }

  private static float[][] targets(long seed) {
    Random random = new Random(seed);
    float[][] targets = new float[FRAMES][BANDS];
    for (float[] frame : targets) {
      for (int b = 0; b < BANDS; b++) {
        frame[b] = (float) (-5 + 3 * random.nextGaussian());
      }
    }
    return targets;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTermPostfilterTest {
  private static final int RATE_HZ = 16_000;
  private static final int HOP = 160;
  private static final float EMPHASIS = 0.85f;
  private static final int SAMPLES = 16_000;
  private static final int EDGE = 10 * HOP;

  private static float[] voice(double hertz, int rateHz, int samples) {
    float[] x = new float[samples];
    for (int n = 0; n < samples; n++) {
      for (int h = 1; h <= 12 && h * hertz < 0.4 * rateHz; h++) {
        x[n] += (float) (0.1 / h * Math.sin(2 * Math.PI * h * hertz * n / rateHz + h * h));
      }
    }
    new PreEmphasis(EMPHASIS).apply(x, 0, samples);
    return x;
  }

  private static float[] noise(double rms, int samples) {
    Random random = new Random(1);
    float[] x = new float[samples];
    for (int n = 0; n < samples; n++) {
      x[n] = (float) (rms * random.nextGaussian());
    }
    return x;
  }

  private static float[] sum(float[] a, float[] b) {
    float[] x = a.clone();
    for (int n = 0; n < x.length; n++) {
      x[n] += b[n];
    }
    return x;
  }

  private static float[] filtered(float[] x, double period, int portion) {
    return filtered(new LongTermPostfilter(RATE_HZ, HOP, EMPHASIS), HOP, x, period, portion);
  }

  private static float[] filtered(
      LongTermPostfilter filter, int hop, float[] x, double period, int portion) {
    for (int f = 0; f < x.length / hop; f++) {
      filter.expect((float) period);
    }
    float[] fed = Arrays.copyOf(x, x.length + filter.delaySamples() + 2 * hop);
    return Portions.through(filter, fed, x.length, portion);
  }

  private static double rms(float[] a, float[] b) {
    double sum = 0;
    for (int n = EDGE; n < a.length - EDGE; n++) {
      sum += Math.pow(a[n] - b[n], 2);
    }
    return Math.sqrt(sum / (a.length - 2 * EDGE));
  }

  /** With h = 1/2, noise keeps (1 + 2 (h/2)²) / (1 + h)² of its power: half. */
  @ParameterizedTest
  @ValueSource(doubles = {62, 110, 163.7, 240, 390})
  void noiseBetweenHarmonicsFallsAndTheVoiceStays(double hertz) {
    float[] clean = voice(hertz, RATE_HZ, SAMPLES);
    float[] noisy = sum(clean, noise(0.003, SAMPLES));
    double was = rms(noisy, clean);
    double is = rms(filtered(noisy, RATE_HZ / hertz, SAMPLES), clean);
    assertEquals(Math.sqrt(0.5), is / was, 0.05, hertz + " Hz");
    assertTrue(rms(filtered(clean, RATE_HZ / hertz, SAMPLES), clean) < 1e-3, hertz + " Hz");
  }

  @Test
  void whatHasNoPitchOrIsToHaveNoneIsLeftAlone() {
    float[] noise = noise(0.1, SAMPLES);
    assertArrayEquals(noise, filtered(noise, 100, 320));
    float[] voice = voice(123, RATE_HZ, SAMPLES);
    for (double period : new double[] {0, Double.NaN, 1e6}) {
      assertArrayEquals(voice, filtered(voice, period, 320));
    }
    assertArrayEquals(new float[SAMPLES], filtered(new float[SAMPLES], 100, 320));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 159, 161, 1000})
  void portionsChangeNothing(int portion) {
    float[] x = sum(voice(125, RATE_HZ, SAMPLES), noise(0.01, SAMPLES));
    assertArrayEquals(filtered(x, 128, SAMPLES), filtered(x, 128, portion));
  }

  /** The ends of what it looks at, at rates and frames of all kinds. */
  @ParameterizedTest
  @ValueSource(ints = {8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000})
  void theLongestPeriodsAreCombedToo(int rateHz) {
    for (int hop : new int[] {rateHz / 200, rateHz / 100, rateHz / 50}) {
      for (double hertz : new double[] {60, 61, 390}) {
        float[] x = voice(hertz, rateHz, rateHz);
        LongTermPostfilter filter = new LongTermPostfilter(rateHz, hop, EMPHASIS);
        float[] y = filtered(filter, hop, x, rateHz / hertz, 333);
        assertTrue(Arrays.equals(x, y) || rms(x, y) < 2e-3, hertz + " Hz, hop " + hop);
      }
    }
  }
}

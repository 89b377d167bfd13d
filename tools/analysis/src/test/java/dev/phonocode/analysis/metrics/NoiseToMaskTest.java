// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NoiseToMaskTest {
  private static final int SAMPLES = 16_000;

  @Test
  void equalSpectraHaveNothingToHear() {
    double[] tone = tone(1000, 0.3);
    assertEquals(0, ratio(tone, tone), 1e-9);
  }

  @Test
  void whatLiesBesideALoudToneIsMaskedAndWhatLiesFarIsHeard() {
    double[] loud = tone(1000, 0.3);
    double near = ratio(loud, sum(loud, tone(1150, 0.01)));
    double far = ratio(loud, sum(loud, tone(4000, 0.01)));
    assertTrue(near < 0.5, () -> near + " dB beside the tone");
    assertTrue(far > 10 * near, () -> far + " dB far from it, " + near + " beside");
  }

  @Test
  void aLowToneMasksUpwardsMoreThanAHighOneDownwards() {
    double[] loud = tone(1500, 0.3);
    double above = ratio(loud, sum(loud, tone(2200, 0.004)));
    double below = ratio(loud, sum(loud, tone(1000, 0.004)));
    assertTrue(above < below, () -> above + " dB above the tone, " + below + " below");
  }

  private static double ratio(double[] reference, double[] degraded) {
    return NoiseToMask.of(ActiveSpectra.of(reference, degraded));
  }

  private static double[] tone(double hertz, double amplitude) {
    double[] tone = new double[SAMPLES];
    for (int n = 0; n < SAMPLES; n++) {
      tone[n] = amplitude * Math.sin(2 * Math.PI * hertz * n / SpeechMetrics.RATE_HZ);
    }
    return tone;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int n = 0; n < sum.length; n++) {
      sum[n] += b[n];
    }
    return sum;
  }
}

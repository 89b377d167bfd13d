// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

/**
 * Measures a period that is nearly known: the lag of the largest normalised cross-correlation
 * (Talkin 1995, "A robust algorithm for pitch tracking (RAPT)", eq. 2) of 25 ms with the 25 ms a
 * lag later, the middle of both staying where it is. A parabola through three lags tells the
 * fraction. Unlike there no mean is taken off: speech has none. One thread at a time.
 */
final class PeriodMeter {
  /** How far from the expected period it looks, as a share of it. */
  private static final float RANGE = 0.08f;

  /** The least correlation of two periods that are taken for such. */
  private static final float LEAST = 0.6f;

  private static final int CHAINS = 4; // sums of every fourth product, which go on side by side

  private final int length; // samples compared
  private final int longest;
  private final double[] energies; // of the first samples
  private final float[] correlations; // by lag, from the shortest looked at
  private float peak; // of them

  /**
   * A meter.
   *
   * @param longestPeriod samples; none longer is expected
   */
  PeriodMeter(int sampleRateHz, int longestPeriod) {
    length = sampleRateHz / 40 / CHAINS * CHAINS;
    longest = longestLag(longestPeriod);
    energies = new double[length + longest + 2];
    correlations = new float[longest + 1];
  }

  /** The longest lag that is looked at for a period. */
  static int longestLag(float period) {
    return (int) (period * (1 + RANGE)) + 1;
  }

  /** Samples that it looks at on either side. */
  int reach() {
    return (length + longest) / 2 + 1;
  }

  /**
   * The period around a sample.
   *
   * @param x holds {@link #reach} samples before and after {@code centre}
   * @param expected samples, at least 2
   * @return samples; 0 where nothing near the expected repeats
   */
  float period(float[] x, int centre, float expected) {
    int shortest = (int) (expected * (1 - RANGE));
    int last = longestLag(expected);
    int start = centre - (length + last) / 2;
    energies[0] = 0;
    for (int i = 0; i < length + last; i++) {
      double sample = x[start + i];
      energies[i + 1] = energies[i] + sample * sample;
    }
    int best = shortest;
    for (int lag = shortest; lag <= last; lag++) {
      int from = (length + last) / 2 - (length + lag) / 2; // of `start`
      double both =
          (energies[from + length] - energies[from])
              * (energies[from + lag + length] - energies[from + lag]);
      float dot = product(x, start + from, start + from + lag);
      correlations[lag - shortest] = both > 0 ? (float) (dot / Math.sqrt(both)) : 0;
      if (correlations[lag - shortest] > correlations[best - shortest]) {
        best = lag;
      }
    }
    peak = correlations[best - shortest];
    if (best == shortest || best == last || !(peak >= LEAST)) {
      return 0;
    }
    float before = correlations[best - shortest - 1];
    float after = correlations[best - shortest + 1];
    float curvature = before - 2 * peak + after; // below 0, but where three are equal
    return curvature < 0 ? best + 0.5f * (before - after) / curvature : best;
  }

  /** The largest correlation at the last {@link #period}. */
  float correlation() {
    return peak;
  }

  private float product(float[] x, int from, int later) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < length; i += CHAINS) {
      a = fma(x[from + i], x[later + i], a);
      b = fma(x[from + i + 1], x[later + i + 1], b);
      c = fma(x[from + i + 2], x[later + i + 2], c);
      d = fma(x[from + i + 3], x[later + i + 3], d);
    }
    return (a + b) + (c + d);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

/**
 * A signal between its samples: a sinc of {@value #TAPS} taps under a Kaiser window, in a table of
 * {@value #PHASES} phases that are linear in between. Right to -90 dB up to 13/16 of the Nyquist
 * frequency, to -36 dB at 14/16. Immutable.
 */
final class Interpolator {
  /** Samples that a value is made of. */
  static final int TAPS = 32;

  private static final int PHASES = 64;
  private static final int CHAINS = 4; // sums of every fourth tap, which go on side by side
  private static final double KAISER_BETA = 8;

  private final float[][] phases = new float[PHASES][TAPS];
  private final float[][] slopes = new float[PHASES][TAPS]; // from a phase to the next

  Interpolator() {
    for (int p = 0; p < PHASES; p++) {
      for (int i = 0; i < TAPS; i++) {
        phases[p][i] = tap(p, i);
        slopes[p][i] = tap(p + 1, i) - phases[p][i];
      }
    }
  }

  private static float tap(int phase, int i) {
    double distance = (double) phase / PHASES + TAPS / 2 - 1 - i;
    double edge = StrictMath.min(1, StrictMath.abs(distance) / (TAPS / 2));
    return (float) (WindowedSinc.sinc(distance) * WindowedSinc.kaiser(edge, KAISER_BETA));
  }

  /**
   * The value at {@code n + fraction}.
   *
   * @param x holds {@code TAPS / 2 - 1} samples before n and {@code TAPS / 2} after it
   * @param fraction 0 to below 1
   */
  float at(float[] x, int n, float fraction) {
    float place = fraction * PHASES;
    int p = (int) place;
    float between = place - p;
    float[] phase = phases[p];
    float[] slope = slopes[p];
    int first = n - (TAPS / 2 - 1);
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < TAPS; i += CHAINS) {
      a = fma(fma(between, slope[i], phase[i]), x[first + i], a);
      b = fma(fma(between, slope[i + 1], phase[i + 1]), x[first + i + 1], b);
      c = fma(fma(between, slope[i + 2], phase[i + 2]), x[first + i + 2], c);
      d = fma(fma(between, slope[i + 3], phase[i + 3]), x[first + i + 3], d);
    }
    return (a + b) + (c + d);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

/** The rule that turns weights into frequencies, in integers alone. */
final class Frequencies {
  /** The largest weight. */
  static final float ONE = 0x1p24f;

  private static final long TOTAL = 1L << CodePrior.FREQUENCY_BITS;

  private Frequencies() {}

  /**
   * {@code f[i] = 1 + floor(m[i] (2^16 - K) / Σ m)}; what is missing to 2^16 goes to the largest
   * weight, the lowest of several.
   *
   * @param weights m, [K] numbers from 0 to 2^24, one of them 2^24
   * @param frequencies f, [K]
   */
  static void of(long[] weights, int[] frequencies) {
    long sum = 0;
    for (long weight : weights) {
      sum += weight;
    }
    long share = TOTAL - weights.length;
    int best = 0;
    int missing = (int) TOTAL;
    for (int i = 0; i < weights.length; i++) {
      frequencies[i] = 1 + (int) (weights[i] * share / sum);
      missing -= frequencies[i];
      if (weights[i] > weights[best]) {
        best = i;
      }
    }
    frequencies[best] += missing;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import dev.phonocode.model.infer.kernel.Philox;

/**
 * Draws new codes from a prior, frame by frame, without end: speech of no one, in any voice. Equal
 * prior, seed, temperature and prime give equal codes on every machine. One thread at a time.
 */
public final class PriorSampler {
  private final CodePrior prior;
  private final PriorState state;
  private final long seed;
  private final float temperature;
  private final float[] uniform; // [books]
  private final int[] words = new int[4]; // of the generator
  private long drawn; // frames

  /**
   * A sampler at the start, where no code is known.
   *
   * @param temperature 1 is the prior's own; lower is less varied; 0 takes the most likely code
   */
  public PriorSampler(CodePrior prior, long seed, float temperature) {
    if (!(temperature >= 0 && temperature <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "prior: temperature " + temperature + ", expected a finite number >= 0");
    }
    this.prior = prior;
    this.seed = seed;
    this.temperature = temperature;
    state = prior.start(prior.books());
    uniform = new float[prior.books()];
  }

  /**
   * Lets the sampler hear a frame of someone's speech, to go on from there.
   *
   * @param codes [books of the model]
   */
  public void prime(int[] codes) {
    if (codes.length != prior.books()) {
      throw new IllegalArgumentException(
          "prior: a frame of " + codes.length + " codes, expected " + prior.books());
    }
    for (int code : codes) {
      state.accept(code);
    }
  }

  /** The next frame, [books of the model]. */
  public int[] next() {
    Philox.uniform(seed, drawn++, uniform, words);
    int[] codes = new int[prior.books()];
    for (int book = 0; book < codes.length; book++) {
      float scale = temperature == 0 ? 1f : Math.min(1 / temperature, Float.MAX_VALUE);
      long[] weights = state.weights(scale);
      codes[book] = temperature == 0 ? largest(weights) : draw(weights, uniform[book]);
      state.accept(codes[book]);
    }
    return codes;
  }

  private static int largest(long[] weights) {
    int best = 0;
    for (int i = 1; i < weights.length; i++) {
      if (weights[i] > weights[best]) {
        best = i;
      }
    }
    return best;
  }

  private static int draw(long[] weights, float u) {
    long sum = 0;
    for (long weight : weights) {
      sum += weight;
    }
    long rest = (long) ((double) u * sum); // less than the sum, as u is at most 1 - 2^-24
    int i = 0;
    while (rest >= weights[i]) {
      rest -= weights[i];
      i++;
    }
    return i;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.testkit;

import dev.phonocode.model.ModelConfig;

/** Small priors of seeded random numbers. */
public final class TinyPrior {
  /** Logits are so much larger than what they are made of: sharp enough to have opinions. */
  private static final double SHARPNESS = 4;

  private TinyPrior() {}

  /** Adds the weights of a prior over some quantiser, without the codebooks. */
  public static void add(ModelConfig.Quantiser q, ModelConfig.Prior shape, RandomTensors to) {
    int c = shape.channels();
    to.conv("prior.input", c, q.books() * q.dimension(), 1);
    to.blocks("prior.block", c, shape.dilations().size());
    for (int book = 0; book < q.books(); book++) {
      String name = "prior.book." + book;
      to.conv(name + ".hidden", c, c + q.dimension() * book, 1);
      to.conv(name + ".logits", SHARPNESS, q.size(), c, 1);
    }
  }
}

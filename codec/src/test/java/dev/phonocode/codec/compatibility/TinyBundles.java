// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.compatibility;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.testkit.TinyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Bundles with something of all that a model can have, each of some ten thousand bytes. */
final class TinyBundles {
  /** Three books, no prior. */
  static final String PLAIN = "plain.phm";

  /** Eight books, four of them by default, with a prior. */
  static final String EIGHT = "eight-books.phm";

  /** Codebooks whose size is no power of two. */
  static final String WIDE = "wide.phm";

  /** Codes that stand for phones, and a prior whose books weigh differently. */
  static final String GUIDED = "guided.phm";

  /** Waveform in, no level, one book, a table of speakers. */
  static final String PAPER = "paper-like.phm";

  private static final ModelConfig SMALL = TinyModel.small("small");
  private static final int SIZE = 20;
  private static final int DIMENSION = 6;

  private TinyBundles() {}

  static void write(Path folder) throws IOException {
    write(folder, PLAIN, SMALL, 11);
    ModelConfig eight = quantised("eight", new ModelConfig.Quantiser(8, SIZE, DIMENSION, 4));
    write(folder, EIGHT, TinyModel.withPrior(eight), 12);
    write(folder, WIDE, quantised("wide", new ModelConfig.Quantiser(2, 300, 4, 0)), 13);
    List<Double> weights = List.of(1.0, 0.5);
    ModelConfig guided =
        SMALL
            .withPhones(Optional.of(new ModelConfig.Phones(1, List.of("AA", "SIL", "T"))))
            .withPrior(new ModelConfig.Prior(6, List.of(1, 2), 0.5, weights));
    write(folder, GUIDED, guided, 14);
    write(folder, PAPER, TinyModel.paperLike(), 15);
  }

  private static ModelConfig quantised(String name, ModelConfig.Quantiser quantiser) {
    ModelConfig.Codec c = SMALL.codec();
    return new ModelConfig(
        name,
        SMALL.signal(),
        new ModelConfig.Codec(c.encoder(), quantiser, c.speaker(), c.conditioner(), c.decoder()));
  }

  private static void write(Path folder, String name, ModelConfig config, long seed)
      throws IOException {
    ModelBundle made = TinyModel.bundle(config, seed);
    new ModelBundle(
            made.config(),
            made.weights(),
            made.speakers(),
            "{\"seed\":" + seed + "}",
            "Random numbers, to hold later versions to this file.")
        .write(folder.resolve(name));
  }
}

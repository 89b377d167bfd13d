// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.torch.corpus.SpeakerPool;
import dev.phonocode.torch.corpus.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Windows to learn from, drawn as a function of (seed, step) alone, and packets to be tested on.
 */
final class PriorBatches {
  private final CodeCorpus codes;
  private final ModelBundle bundle;
  private final PriorRecipe recipe;
  private final SpeakerPool pool;

  PriorBatches(CodeCorpus codes, ModelBundle bundle, PriorRecipe recipe, List<Utterance> training) {
    this.codes = codes;
    this.bundle = bundle;
    this.recipe = recipe;
    pool = new SpeakerPool(training, recipe.drawing().speakerPower());
  }

  /** The batch of a step: windows at random places in random encodings. */
  PriorBatch training(long step) {
    Random random = new Random(recipe.seed() * 0x9E3779B97F4A7C15L + step);
    PriorBatch batch = empty();
    int books = quantiser().books();
    while (batch.items() < recipe.windows().batch()) {
      Tensor recording =
          codes.codes(pool.draw(random), random.nextInt(recipe.drawing().encodings()));
      int spare = recording.shape()[0] - recipe.windows().windowFrames();
      int first = random.nextInt(Math.max(1, spare + 1));
      boolean isPrefix = random.nextDouble() < recipe.windows().prefixShare();
      batch.add(recording, first, isPrefix ? 1 + random.nextInt(books) : books);
    }
    return batch;
  }

  /** All of some recordings, cut into packets as a stream is, with all books. */
  List<PriorBatch> packets(List<Utterance> recordings) {
    List<PriorBatch> batches = new ArrayList<>();
    PriorBatch batch = empty();
    for (Utterance u : recordings) {
      Tensor recording = codes.codes(u, 0);
      for (int first = 0; first < recording.shape()[0]; first += recipe.windows().windowFrames()) {
        if (batch.items() == recipe.windows().batch()) {
          batches.add(batch);
          batch = empty();
        }
        batch.add(recording, first, quantiser().books());
      }
    }
    batches.add(batch);
    return batches;
  }

  private PriorBatch empty() {
    return new PriorBatch(
        quantiser(), bundle.weights(), recipe.windows().batch(), recipe.windows().windowFrames());
  }

  private ModelConfig.Quantiser quantiser() {
    return bundle.config().quantiser();
  }
}

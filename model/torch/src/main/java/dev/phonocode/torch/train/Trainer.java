// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.train.run.Session;
import dev.phonocode.torch.train.run.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains a codec: reads recipe and recordings for a {@link CodecLearner}. */
public final class Trainer {
  private Trainer() {}

  /**
   * Prepares a run: reads the recipe and the checkpoint, decodes the corpus once.
   *
   * @throws IOException if the data, the preset or the checkpoint cannot be read, or {@code out}
   *     holds a run already and {@code resume} is not asked for
   */
  public static TrainingRun prepare(TrainOptions options) throws IOException {
    Session session = new Session(options.run());
    Path kept = options.run().out().resolve("recipe.json");
    Recipe asked =
        options.run().resume()
            ? Presets.parse(Files.readString(kept))
            : Presets.load(options.preset());
    Manifest manifest = Manifest.read(options.data());
    Path store = options.run().out().resolve("corpus");
    Corpus corpus = Corpus.open(manifest, asked.model(), store, options.run().listener());
    Recipe sized = asked.withTableRows(corpus.speakers().size());
    PhoneTargets targets =
        sized.guidance().isOn() ? targets(options, sized, corpus) : PhoneTargets.NONE;
    Recipe labelled = sized.withLabels(targets.labels());
    Recipe recipe = options.totalSteps().map(labelled::withTotalSteps).orElse(labelled);
    String text = Presets.format(recipe);
    AtomicFile.write(kept, s -> s.write(text.getBytes(StandardCharsets.UTF_8)));
    CodecLearner learner = new CodecLearner(session, options, recipe, corpus, targets);
    return new TrainingRun(session, learner, corpus);
  }

  /** The labels that the recipe asks for, or the units in their place. */
  private static PhoneTargets targets(TrainOptions options, Recipe asked, Corpus corpus)
      throws IOException {
    if (!asked.guidance().needsLabels()) {
      Guidance g = asked.guidance();
      return UnitTargets.of(
          corpus, asked.model(), g.units(), g.clusterings(), asked.training().seed());
    }
    PhoneTargets targets =
        options
            .phones()
            .orElseThrow(
                () ->
                    new IOException(
                        "preset " + options.preset() + ": it is guided by labels, and needs some"));
    if (corpus.manifest().rows().stream()
        .noneMatch(
            r -> r.split().equals(Manifest.TRAIN) && targets.recordings().containsKey(r.path()))) {
      throw new IOException(
          options.data() + ": no recording of the split " + Manifest.TRAIN + " has labels");
    }
    return targets;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.train.run.RunEnd;
import dev.phonocode.torch.train.run.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Trains a codec: reads recipe and recordings, then runs the loop of {@link TrainingRun} over a
 * {@link CodecLearner}. One thread calls it; the arithmetic uses as many as the options say.
 */
public final class Trainer implements AutoCloseable {
  private final TrainOptions options;
  private final TrainingRun run;
  private final Corpus corpus;
  private final CodecLearner learner;

  /**
   * Prepares a run: reads the recipe and the checkpoint, decodes the corpus once.
   *
   * @throws IOException if the data, the preset or the checkpoint cannot be read, or {@code out}
   *     holds a run already and {@code resume} is not asked for
   */
  public Trainer(TrainOptions options) throws IOException {
    this.options = options;
    run = new TrainingRun(options.run());
    Path kept = options.run().out().resolve("recipe.json");
    Recipe asked =
        options.run().resume()
            ? Presets.parse(Files.readString(kept))
            : Presets.load(options.preset());
    Manifest manifest = Manifest.read(options.data());
    Path store = options.run().out().resolve("corpus");
    corpus = Corpus.open(manifest, asked.model(), store, options.run().listener());
    Recipe sized = asked.withTableRows(corpus.speakers().size());
    PhoneTargets targets = sized.guidance().isOn() ? targets(sized, manifest) : PhoneTargets.NONE;
    Recipe labelled = sized.withLabels(targets.labels());
    Recipe recipe = options.totalSteps().map(labelled::withTotalSteps).orElse(labelled);
    String text = Presets.format(recipe);
    AtomicFile.write(kept, s -> s.write(text.getBytes(StandardCharsets.UTF_8)));
    learner = new CodecLearner(run, options, recipe, corpus, targets);
  }

  /** The labels that the recipe asks for, or the units in their place. */
  private PhoneTargets targets(Recipe asked, Manifest manifest) throws IOException {
    if (!asked.guidance().needsLabels()) {
      return UnitTargets.of(
          corpus, asked.model(), asked.guidance().units(), asked.training().seed());
    }
    PhoneTargets targets =
        options
            .phones()
            .orElseThrow(
                () ->
                    new IOException(
                        "preset " + options.preset() + ": it is guided by labels, and needs some"));
    if (manifest.rows().stream()
        .noneMatch(
            r -> r.split().equals(Manifest.TRAIN) && targets.recordings().containsKey(r.path()))) {
      throw new IOException(
          options.data() + ": no recording of the split " + Manifest.TRAIN + " has labels");
    }
    return targets;
  }

  /**
   * Trains until the recipe ends, time is out or {@code stop} says so; leaves a checkpoint and
   * {@code model.phm} in any case.
   */
  public RunEnd run() throws IOException {
    return run.train(learner);
  }

  @Override
  public void close() throws IOException {
    run.close();
    corpus.close();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import com.google.gson.Gson;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.RecordJson;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.Utterance;
import dev.phonocode.torch.train.run.RunEnd;
import dev.phonocode.torch.train.run.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Trains a prior over a codec's codes and adds it to the codec's bundle: makes the codes, then runs
 * the loop of {@link TrainingRun} over a {@link PriorLearner}. One thread calls it; the arithmetic
 * uses as many as the options say.
 */
public final class PriorTrainer implements AutoCloseable {
  private static final Gson GSON = RecordJson.builder().create();

  private final TrainingRun run;
  private final Corpus corpus;
  private final PriorLearner learner;

  /**
   * Prepares a run: reads the checkpoint, decodes and encodes the corpus once.
   *
   * @throws IOException if the data or the checkpoint cannot be read, or {@code out} holds a run
   *     already and {@code resume} is not asked for
   */
  public PriorTrainer(PriorTrainOptions options) throws IOException {
    run = new TrainingRun(options.run());
    PriorRecipe recipe = recipe(options);
    ModelBundle bundle = options.bundle();
    ModelConfig codec = bundle.config();
    ModelConfig config =
        codec.withPrior(codec.prior().map(recipe.shape()::withWeightsOf).orElse(recipe.shape()));
    Manifest manifest = Manifest.read(options.data());
    corpus = Corpus.open(manifest, codec, options.corpus(), options.run().listener());
    CodeCorpus codes = CodeCorpus.open(corpus, bundle, recipe, options.run().out());
    Map<String, List<Utterance>> splits =
        corpus.utterances().stream()
            .collect(
                Collectors.groupingBy(u -> u.row().split(), TreeMap::new, Collectors.toList()));
    List<Utterance> training = splits.remove(Manifest.TRAIN);
    if (training == null) {
      throw new IOException(options.data() + ": no row of split " + Manifest.TRAIN);
    }
    PriorBatches batches = new PriorBatches(codes, bundle, recipe, training);
    Map<String, List<PriorBatch>> held = new TreeMap<>();
    splits.forEach((split, rows) -> held.put(split, batches.packets(rows)));
    PriorExporter exporter = new PriorExporter(bundle, config, recipe, manifest);
    learner = new PriorLearner(run, options, recipe, batches, held, exporter);
  }

  /** The recipe of a new run, kept in its folder, or the one that is kept there. */
  private static PriorRecipe recipe(PriorTrainOptions options) throws IOException {
    Path file = options.run().out().resolve("prior.json");
    if (options.run().resume()) {
      return GSON.fromJson(Files.readString(file), PriorRecipe.class);
    }
    String text = GSON.toJson(options.recipe()) + "\n";
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return options.recipe();
  }

  /**
   * Trains until all steps are done, time is out or {@code stop} says so; leaves a checkpoint and
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

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
import dev.phonocode.torch.train.run.Session;
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
 * Trains a prior over a codec's codes and adds it to the codec's bundle: makes the codes for a
 * {@link PriorLearner}.
 */
public final class PriorTrainer {
  private static final Gson GSON = RecordJson.builder().create();

  private PriorTrainer() {}

  /**
   * Prepares a run: reads the checkpoint, decodes and encodes the corpus once.
   *
   * @throws IOException if the data or the checkpoint cannot be read, or {@code out} holds a run
   *     already and {@code resume} is not asked for
   */
  public static TrainingRun prepare(PriorTrainOptions options) throws IOException {
    Manifest manifest = Manifest.read(options.data());
    requireOwnCorpus(manifest, options);
    Session session = new Session(options.run());
    PriorRecipe recipe = recipe(options);
    ModelBundle bundle = options.bundle();
    ModelConfig codec = bundle.config();
    ModelConfig config =
        codec.withPrior(codec.prior().map(recipe.shape()::withWeightsOf).orElse(recipe.shape()));
    Corpus corpus = Corpus.open(manifest, codec, options.corpus(), options.run().listener());
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
    PriorLearner learner = new PriorLearner(session, options, recipe, batches, held, exporter);
    return new TrainingRun(session, learner, corpus);
  }

  /** A corpus outside the run's own folder is not replaced: it may be that of a run at work. */
  private static void requireOwnCorpus(Manifest manifest, PriorTrainOptions options)
      throws IOException {
    Path own = options.run().out().resolve("corpus").toAbsolutePath().normalize();
    boolean isOwn = options.corpus().toAbsolutePath().normalize().equals(own);
    if (!isOwn && Corpus.replaces(manifest, options.bundle().config(), options.corpus())) {
      throw new IOException(
          options.corpus()
              + ": expected recordings of "
              + options.data()
              + ", found those of other data; name another folder for the corpus");
    }
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
}

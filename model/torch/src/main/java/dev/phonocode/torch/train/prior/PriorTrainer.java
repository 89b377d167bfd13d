// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.torch.Torch;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.Utterance;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.PriorNetwork;
import dev.phonocode.torch.train.Trainer;
import dev.phonocode.torch.train.run.Adam;
import dev.phonocode.torch.train.run.Checkpoint;
import dev.phonocode.torch.train.run.MetricsLog;
import dev.phonocode.torch.train.run.WeightAverage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains a prior over a codec's codes and adds it to the codec's bundle. One thread calls it; the
 * arithmetic uses as many as the options say.
 */
public final class PriorTrainer implements AutoCloseable {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
  private static final int REPORT_EVERY = 100;
  private static final int VALIDATE_EVERY = 1000;
  private static final int CHECKPOINT_EVERY = 1000;
  private static final int AVERAGE_FROM = 500;

  private final PriorTrainOptions options;
  private final PriorRecipe recipe;
  private final ModelBundle bundle;
  private final ModelConfig config;
  private final Engine engine;
  private final NDManager manager;
  private final Manifest manifest;
  private final Corpus corpus;
  private final PriorBatches batches;
  private final Map<String, List<PriorBatch>> held = new TreeMap<>();
  private final Parameters parameters;
  private final PriorLoss loss;
  private final PriorLoss averagedLoss;
  private final Adam adam;
  private final WeightAverage average;
  private int step;

  /**
   * Prepares a run: reads the checkpoint, decodes and encodes the corpus once.
   *
   * @throws IOException if the data or the checkpoint cannot be read, or {@code out} holds a run
   *     already and {@code resume} is not asked for
   */
  public PriorTrainer(PriorTrainOptions options) throws IOException {
    this.options = options;
    Path saved = options.out().resolve("checkpoint.safetensors");
    if (Files.exists(saved) != options.resume()) {
      throw new IOException(
          options.resume()
              ? saved + ": nothing to resume"
              : saved + ": holds a run already; resume it or choose another folder");
    }
    Files.createDirectories(options.out());
    recipe = recipe(options);
    bundle = options.bundle();
    ModelConfig codec = bundle.config();
    config =
        codec.withPrior(
            codec.hasPrior() ? recipe.shape().withWeightsOf(codec.prior()) : recipe.shape());
    manifest = Manifest.read(options.data());
    corpus = Corpus.open(manifest, bundle.config(), options.corpus());
    CodeCorpus codes = CodeCorpus.open(manifest, corpus, bundle, recipe, options.out());
    Map<String, List<Utterance>> splits = new TreeMap<>();
    for (Utterance u : corpus.utterances()) {
      splits.computeIfAbsent(u.row().split(), s -> new ArrayList<>()).add(u);
    }
    List<Utterance> training = splits.remove(Manifest.TRAIN);
    if (training == null) {
      throw new IOException(options.data() + ": no row of split " + Manifest.TRAIN);
    }
    batches = new PriorBatches(codes, bundle, recipe, training);
    splits.forEach((split, rows) -> held.put(split, batches.packets(rows)));

    Checkpoint from = options.resume() ? Checkpoint.read(saved) : Checkpoint.none();
    step = from.step();
    engine = Torch.start(options.threads());
    manager = engine.newBaseManager(Torch.device(engine, options.device()));
    parameters = new Parameters(manager, start(from), recipe.seed());
    loss = new PriorLoss(new PriorNetwork(parameters, config), config.quantiser());
    adam = new Adam(manager, parameters.arrays(), from.tensors());
    average =
        new WeightAverage(manager, parameters.arrays(), from.tensors(), recipe.averageDecay());
    averagedLoss =
        new PriorLoss(
            new PriorNetwork(Parameters.over(manager, average.arrays()), config),
            config.quantiser());
  }

  private Map<String, Tensor> start(Checkpoint from) throws IOException {
    return options.resume() || options.init().isEmpty()
        ? from.tensors()
        : ModelBundle.read(options.init().get()).weights().tensors();
  }

  /** The recipe of a new run, kept in its folder, or the one that is kept there. */
  private static PriorRecipe recipe(PriorTrainOptions options) throws IOException {
    Path file = options.out().resolve("prior.json");
    if (options.resume()) {
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
  public Trainer.End run() throws IOException {
    long deadline =
        options.limit().map(l -> System.nanoTime() + l.toNanos()).orElse(Long.MAX_VALUE);
    Trainer.End end = Trainer.End.FINISHED;
    List<PriorProgress> measured = List.of();
    try (MetricsLog log = new MetricsLog(options.out())) {
      PriorMeter meter = newMeter();
      while (step < options.steps()) {
        if (options.stop().getAsBoolean()) {
          end = Trainer.End.STOPPED;
          break;
        }
        if (System.nanoTime() > deadline) {
          end = Trainer.End.OUT_OF_TIME;
          break;
        }
        takeStep(meter);
        step++;
        if (step % REPORT_EVERY == 0) {
          report(log, meter.report("train", step));
          meter = newMeter();
        }
        if (step % VALIDATE_EVERY == 0 && step < options.steps()) {
          measure(log);
          meter = newMeter(); // its clock starts anew
        }
        if (step % CHECKPOINT_EVERY == 0) {
          save();
        }
      }
      save();
      measured = measure(log);
    }
    new PriorExporter(bundle, config, recipe, manifest)
        .bundle(Parameters.toTensors(average.arrays()), step, measured)
        .write(options.out().resolve("model.phm"));
    return end;
  }

  private PriorMeter newMeter() {
    return new PriorMeter(config.quantiser().books(), config.quantiser().codeBits());
  }

  private void report(MetricsLog log, PriorProgress progress) throws IOException {
    log.write(progress);
    options.progress().accept(progress);
  }

  private void takeStep(PriorMeter meter) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      // Dropout draws from the engine's generator: a step's draws must not depend on earlier ones.
      engine.setRandomSeed((int) (recipe.seed() * 0x5851F42DL + step));
      PriorBatch batch = batches.training(step);
      List<NDArray> nats;
      try (GradientCollector collector = engine.newGradientCollector()) {
        nats = loss.nats(manager, batch, recipe.dropout());
        NDArray sum = nats.get(0);
        long codes = batch.count(0);
        for (int q = 1; q < nats.size(); q++) {
          sum = sum.add(nats.get(q));
          codes += batch.count(q);
        }
        // An array, not a Java number: autograd must find it alive (src/design/0002-djl.md).
        collector.backward(sum.mul(manager.create(1f / codes)));
      }
      double rate = recipe.rate(step, options.steps());
      meter.addStep(adam.step(step + 1, name -> rate));
      meter.add(batch, nats);
      if (step < AVERAGE_FROM) {
        average.reset(); // the start is not worth remembering
      } else if (step % WeightAverage.EVERY == 0) {
        average.update();
      }
    }
  }

  /** Measures every split that was not trained on. */
  private List<PriorProgress> measure(MetricsLog log) throws IOException {
    List<PriorProgress> all = new ArrayList<>();
    for (Map.Entry<String, List<PriorBatch>> e : held.entrySet()) {
      PriorMeter meter = newMeter();
      for (PriorBatch batch : e.getValue()) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          meter.add(batch, averagedLoss.nats(manager, batch, 0));
        }
      }
      PriorProgress progress = meter.report(e.getKey(), step);
      report(log, progress);
      all.add(progress);
    }
    return all;
  }

  private void save() throws IOException {
    Map<String, NDArray> arrays = new LinkedHashMap<>(parameters.arrays());
    adam.save(arrays);
    average.save(arrays);
    new Checkpoint(step, 0, Parameters.toTensors(arrays))
        .write(options.out().resolve("checkpoint.safetensors"));
  }

  @Override
  public void close() throws IOException {
    manager.close();
    corpus.close();
  }
}

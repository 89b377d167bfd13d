// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.Tensor;
import dev.phonocode.torch.Torch;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.Utterance;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.PriorNetwork;
import dev.phonocode.torch.net.RatedQuantiser;
import dev.phonocode.torch.net.Vqvae;
import dev.phonocode.torch.train.run.Adam;
import dev.phonocode.torch.train.run.Checkpoint;
import dev.phonocode.torch.train.run.MetricsLog;
import dev.phonocode.torch.train.run.WeightAverage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Trains a network: batches to losses to updates, with checkpoints, validation and a bundle at the
 * end. One thread calls it; the arithmetic uses as many as the options say.
 */
public final class Trainer implements AutoCloseable {
  private static final int REPORT_EVERY = 100;
  private static final int VALIDATE_EVERY = 2000;
  private static final int CHECKPOINT_EVERY = 1000;
  private static final int START_BATCHES = 16;

  private final TrainOptions options;
  private final Recipe recipe;
  private final Engine engine;
  private final NDManager manager;
  private final Manifest manifest;
  private final Corpus corpus;
  private final Vqvae network;
  private final Vqvae averaged;
  private final Optional<RatedQuantiser> averagedRated;
  private final Map<String, NDArray> trainable = new LinkedHashMap<>();
  private final Parameters parameters;
  private final Adam adam;
  private final WeightAverage average;
  private final CodebookLearner codebooks;
  private final BatchSampler sampler;
  private final Validator validator;
  private final Losses losses;
  private int step;
  private double audioSeconds;

  /**
   * Prepares a run: reads the recipe and the checkpoint, decodes the corpus once.
   *
   * @throws IOException if the data, the preset or the checkpoint cannot be read, or {@code out}
   *     holds a run already and {@code resume} is not asked for
   */
  public Trainer(TrainOptions options) throws IOException {
    this.options = options;
    Path out = options.out();
    Path saved = out.resolve("checkpoint.safetensors");
    if (Files.exists(saved) != options.resume()) {
      throw new IOException(
          options.resume()
              ? saved + ": nothing to resume"
              : saved + ": holds a run already; resume it or choose another folder");
    }
    engine = Torch.start(options.threads());
    Device device = Torch.device(engine, options.device());
    Recipe asked =
        options.resume()
            ? Presets.parse(Files.readString(out.resolve("recipe.json")))
            : Presets.load(options.preset());
    manifest = Manifest.read(options.data());
    Files.createDirectories(out);
    corpus = Corpus.open(manifest, asked.model(), out.resolve("corpus"));
    Recipe sized = asked.withTableRows(corpus.speakers().size());
    PhoneTargets targets = targets(sized.guidance());
    Recipe labelled = sized.withLabels(targets.labels());
    recipe = options.totalSteps().map(labelled::withTotalSteps).orElse(labelled);
    String recipeText = Presets.format(recipe);
    AtomicFile.write(
        out.resolve("recipe.json"), s -> s.write(recipeText.getBytes(StandardCharsets.UTF_8)));

    Checkpoint from = options.resume() ? Checkpoint.read(saved) : Checkpoint.none();
    Map<String, Tensor> start = new HashMap<>(from.tensors());
    if (!options.resume() && options.init().isPresent()) {
      start.putAll(grown(ModelBundle.read(options.init().get()).weights().tensors()));
    }
    step = from.step();
    audioSeconds = from.audioSeconds();
    manager = engine.newBaseManager(device);
    boolean isMixed = options.precision() == Precision.BF16;
    parameters = new Parameters(manager, start, recipe.training().seed(), isMixed);
    network = new Vqvae(parameters, recipe.model());
    Optional<RatedQuantiser> rated = rated(network, parameters);
    parameters
        .arrays()
        .forEach(
            (name, array) -> {
              if (Parameters.isTrainable(name)) {
                trainable.put(name, array);
              }
            });
    adam = new Adam(manager, trainable, from.tensors());
    average =
        new WeightAverage(
            manager, parameters.arrays(), from.tensors(), recipe.training().averageDecay());
    Parameters averages = Parameters.over(manager, average.arrays());
    averaged = new Vqvae(averages, recipe.model());
    averagedRated = rated(averaged, averages);
    codebooks =
        new CodebookLearner(
            manager,
            network.quantiser(),
            recipe.model().quantiser(),
            recipe.training().codebookDecay(),
            from.tensors());
    sampler = new BatchSampler(corpus, recipe, utterances(true), targets);
    List<Utterance> held = utterances(false);
    validator = new Validator(corpus, recipe, held.isEmpty() ? utterances(true) : held, targets);
    losses =
        new Losses(
            network, options.precision().likelihood(network, manager), recipe.guidance(), rated);
  }

  /** The labels that the recipe asks for. */
  private PhoneTargets targets(Guidance guidance) throws IOException {
    if (!guidance.isOn()) {
      return PhoneTargets.NONE;
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

  /** Parameters of this network that begin as those of a smaller one, or of one alike. */
  private Map<String, Tensor> grown(Map<String, Tensor> small) {
    try (NDManager scratch = engine.newBaseManager()) {
      Parameters fresh = new Parameters(scratch, Map.of(), recipe.training().seed());
      rated(new Vqvae(fresh, recipe.model()), fresh);
      return Growth.of(small, fresh.toTensors());
    }
  }

  /** The quantiser that knows what codes cost, over parameters that gain the prior's. */
  private static Optional<RatedQuantiser> rated(Vqvae network, Parameters parameters) {
    return network.config().hasPrior()
        ? Optional.of(
            new RatedQuantiser(network.quantiser(), new PriorNetwork(parameters, network.config())))
        : Optional.empty();
  }

  private List<Utterance> utterances(boolean train) {
    return corpus.utterances().stream()
        .filter(u -> u.row().split().equals(Manifest.TRAIN) == train)
        .toList();
  }

  /** How a run ended. */
  public enum End {
    /** All steps of the recipe are done. */
    FINISHED,
    /** The time limit came first; resuming goes on. */
    OUT_OF_TIME,
    /** It was asked to stop; resuming goes on. */
    STOPPED
  }

  /**
   * Trains until the recipe ends, time is out or {@code stop} says so; leaves a checkpoint and
   * {@code model.phm} in any case.
   */
  public End run() throws IOException {
    long deadline =
        options.limit().map(l -> System.nanoTime() + l.toNanos()).orElse(Long.MAX_VALUE);
    End end = End.FINISHED;
    try (MetricsLog log = new MetricsLog(options.out())) {
      Meter meter = new Meter(recipe.model());
      while (step < recipe.totalSteps()) {
        if (options.stop().getAsBoolean()) {
          end = End.STOPPED;
          break;
        }
        if (System.nanoTime() > deadline) {
          end = End.OUT_OF_TIME;
          break;
        }
        Recipe.Position position = recipe.position(step);
        takeStep(position, meter);
        step++;
        boolean stageEnds = position.isLast();
        if (step % REPORT_EVERY == 0 || stageEnds) {
          report(log, meter.report(position.stage().name(), step, audioSeconds));
          meter = new Meter(recipe.model());
        }
        if (step % VALIDATE_EVERY == 0 || stageEnds) {
          report(log, validation(position.stage()));
          export();
          meter = new Meter(recipe.model()); // its clock starts anew
        }
        if (step % CHECKPOINT_EVERY == 0 && step < recipe.totalSteps()) {
          save();
        }
      }
    }
    save();
    export();
    return end;
  }

  private void export() throws IOException {
    ModelBundle bundle =
        new Exporter(manifest, corpus, recipe, options.out().resolve("MODEL_CARD.md"))
            .bundle(Parameters.toTensors(average.arrays()), checkpoint(), manager);
    bundle.write(options.out().resolve("model.phm"));
    options.listener().snapshot(step, bundle);
  }

  private void report(MetricsLog log, Progress progress) throws IOException {
    log.write(progress);
    options.listener().progress(progress);
  }

  private void takeStep(Recipe.Position position, Meter meter) throws IOException {
    Recipe.Training training = recipe.training();
    Recipe.Stage stage = position.stage();
    boolean quantise = step >= training.warmUpSteps() || options.init().isPresent();
    if (step == training.warmUpSteps() && options.init().isEmpty()) {
      startCodebooks(stage);
    }
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Batch batch = sampler.batch(stage, training.seed(), step);
      Random random = new Random(training.seed() * 0x5851F42D4C957F2DL + step);
      Losses.Outcome outcome;
      try (GradientCollector collector = engine.newGradientCollector()) {
        outcome = losses.forward(manager, batch, stage, quantise, random);
        collector.backward(outcome.total());
      }
      double factor = position.rateFactor();
      float norm = adam.step(step + 1, name -> factor * stage.learningRateOf(name));
      if (quantise && !stage.keepsCodes()) {
        codebooks.update(outcome.quantised(), step, training.seed());
      }
      if (step < 2 * training.warmUpSteps()) {
        average.reset(); // the start is not worth remembering
      } else if (step % WeightAverage.EVERY == 0) {
        average.update();
      }
      double seconds =
          (double) stage.segmentFrames()
              * recipe.model().codeHopSamples()
              * stage.batch()
              / recipe.model().sampleRateHz();
      audioSeconds += stage.trainsDecoder() ? seconds : 0;
      meter.add(outcome, norm, seconds);
    }
  }

  /** Fits the books to latents of several batches of the network as it is now. */
  private void startCodebooks(Recipe.Stage stage) throws IOException {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDList latents = new NDList();
      for (int i = 0; i < START_BATCHES; i++) {
        Batch batch = sampler.batch(stage, recipe.training().seed() + 1, i);
        int channels = recipe.model().encoder().inputChannels();
        latents.add(
            network
                .latents(batch.array(manager, batch.frames(), channels))
                .reshape(-1, recipe.model().quantiser().dimension()));
      }
      codebooks.start(NDArrays.concat(latents, 0), recipe.training().seed());
    }
  }

  private Progress validation(Recipe.Stage stage) throws IOException {
    Validator.Result r = validator.measure(averaged, averagedRated, stage, manager);
    boolean decoder = stage.trainsDecoder();
    return new Progress(
        "valid",
        stage.name(),
        step,
        audioSeconds,
        decoder ? r.bits() : null,
        decoder ? r.bitsWrong() : null,
        r.melErrorByBooks().length == 0
            ? null
            : r.melErrorByBooks()[r.melErrorByBooks().length - 1],
        r.melErrorByBooks(),
        r.bitsPerSecondByBooks().length == 0 ? null : r.bitsPerSecondByBooks(),
        Double.isNaN(r.correlationError()) ? null : r.correlationError(),
        null,
        Double.isNaN(r.phonesTold()) ? null : r.phonesTold(),
        null,
        r.perplexity(),
        r.usage(),
        null,
        null);
  }

  private Checkpoint checkpoint() {
    Map<String, NDArray> arrays = new LinkedHashMap<>(parameters.arrays());
    adam.save(arrays);
    average.save(arrays);
    codebooks.save(arrays);
    return new Checkpoint(step, audioSeconds, Parameters.toTensors(arrays));
  }

  private void save() throws IOException {
    checkpoint().write(options.out().resolve("checkpoint.safetensors"));
  }

  @Override
  public void close() throws IOException {
    manager.close();
    corpus.close();
  }
}

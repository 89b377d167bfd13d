// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.Tensor;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.Utterance;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.PriorNetwork;
import dev.phonocode.torch.net.RatedQuantiser;
import dev.phonocode.torch.net.Vqvae;
import dev.phonocode.torch.train.run.Checkpoint;
import dev.phonocode.torch.train.run.Learner;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.Session;
import dev.phonocode.torch.train.run.TrainedWeights;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The codec as it learns: batch to losses to updates of weights, books and averages. */
final class CodecLearner implements Learner {
  private static final int VALIDATE_EVERY = 2000;
  private static final int START_BATCHES = 16;
  private static final String CODEBOOKS_FROM = "progress/codebooks_from";

  private final Recipe recipe;
  private final Recipe.Training training;
  private final Session session;
  private final NDManager manager;
  private final Vqvae network;
  private final Vqvae averaged;
  private final Optional<RatedQuantiser> averagedRated;
  private final TrainedWeights weights;
  private final CodebookLearner codebooks;
  private final int codebooksFrom; // the step at which they start
  private final BatchSampler sampler;
  private final Validator validator;
  private final Losses losses;
  private final Exporter exporter;
  private double audioSeconds;
  private Meter meter;

  /** A network at the start of a run, or where its checkpoint left it. */
  CodecLearner(
      Session session, TrainOptions options, Recipe recipe, Corpus corpus, PhoneTargets targets)
      throws IOException {
    this.session = session;
    this.recipe = recipe;
    training = recipe.training();
    manager = session.manager();
    Checkpoint at = session.start();
    audioSeconds = at.audioSeconds();
    codebooksFrom = codebooksFrom(at, options, training.averages().warmUpSteps());
    Map<String, Tensor> start = new HashMap<>(at.tensors());
    if (!options.run().resume() && options.init().isPresent()) {
      start.putAll(grown(ModelBundle.read(options.init().get()).weights().tensors()));
    }
    boolean isMixed = options.precision() == Precision.BF16;
    Parameters parameters = new Parameters(manager, start, training.seed(), isMixed);
    network = new Vqvae(parameters, recipe.model());
    Optional<RatedQuantiser> rated = rated(network, parameters);
    weights = new TrainedWeights(parameters, at, training.averages().averageDecay());
    Parameters averages = weights.averages();
    averaged = new Vqvae(averages, recipe.model());
    averagedRated = rated(averaged, averages);
    codebooks =
        new CodebookLearner(
            manager,
            network.quantiser(),
            recipe.model().quantiser(),
            training.averages().codebookDecay(),
            at.tensors());
    List<Utterance> learnt = corpus.utterances(Manifest.TRAIN::equals);
    List<Utterance> held = corpus.utterances(split -> !split.equals(Manifest.TRAIN));
    sampler = new BatchSampler(corpus, recipe, learnt, targets);
    validator = new Validator(corpus, recipe, held.isEmpty() ? learnt : held, targets);
    losses =
        new Losses(
            network, options.precision().likelihood(network, manager), recipe.guidance(), rated);
    exporter = new Exporter(corpus, recipe, options.run().out().resolve("MODEL_CARD.md"));
    meter = new Meter(recipe.model());
  }

  /** What the checkpoint says: a run that is resumed no longer knows what it was started from. */
  private static int codebooksFrom(Checkpoint at, TrainOptions options, int warmUpSteps) {
    Tensor kept = at.tensors().get(CODEBOOKS_FROM);
    if (kept != null) {
      return (int) kept.data()[0];
    }
    return options.init().isPresent() ? -1 : warmUpSteps;
  }

  /** Parameters of this network that begin as those of a smaller one, or of one alike. */
  private Map<String, Tensor> grown(Map<String, Tensor> small) {
    try (NDManager scratch = session.engine().newBaseManager()) {
      Parameters fresh = new Parameters(scratch, Map.of(), training.seed());
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

  @Override
  public int totalSteps() {
    return recipe.totalSteps();
  }

  @Override
  public int validateEvery() {
    return VALIDATE_EVERY;
  }

  @Override
  public boolean endsStage(int steps) {
    return recipe.position(steps - 1).isLast();
  }

  @Override
  public void step(int step) throws IOException {
    Recipe.Position position = recipe.position(step);
    Recipe.Stage stage = position.stage();
    if (step == codebooksFrom) {
      startCodebooks(stage);
    }
    boolean quantise = step >= codebooksFrom;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Batch batch = sampler.batch(stage, training.seed(), step);
      Random random = new Random(training.seed() * 0x5851F42D4C957F2DL + step);
      Losses.Outcome outcome;
      try (GradientCollector collector = session.engine().newGradientCollector()) {
        outcome = losses.forward(manager, batch, stage, quantise, random);
        collector.backward(outcome.total());
      }
      double factor = position.rateFactor();
      float norm = weights.update(step, name -> factor * stage.learningRateOf(name));
      if (quantise && !stage.keepsCodes()) {
        codebooks.update(outcome.quantised(), step, training.seed());
      }
      weights.average(step, 2 * training.averages().warmUpSteps());
      double seconds =
          stage.items().batch() * stage.items().segmentFrames() / recipe.model().frameRateHz();
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
        Batch batch = sampler.batch(stage, training.seed() + 1, i);
        int channels = recipe.model().encoder().inputChannels();
        latents.add(
            network
                .latents(batch.array(manager, batch.frames(), channels))
                .reshape(-1, recipe.model().quantiser().dimension()));
      }
      codebooks.start(NDArrays.concat(latents, 0), training.seed());
    }
  }

  @Override
  public Metrics report(int steps, double seconds) {
    Metrics means = meter.report(stageBefore(steps).name(), steps, seconds);
    meter = new Meter(recipe.model());
    return means.with(Measure.AUDIO_SECONDS, audioSeconds);
  }

  @Override
  public List<Metrics> validate(int steps) throws IOException {
    Metrics measured =
        validator.measure(averaged, averagedRated, stageBefore(steps), steps, manager);
    return List.of(measured.with(Measure.AUDIO_SECONDS, audioSeconds));
  }

  /** The stage of the last of so many steps. */
  private Recipe.Stage stageBefore(int steps) {
    return recipe.position(Math.max(0, steps - 1)).stage();
  }

  @Override
  public ModelBundle bundle(int steps, List<Metrics> measured) throws IOException {
    return exporter.bundle(weights.averageTensors(), steps, audioSeconds, manager);
  }

  @Override
  public Checkpoint checkpoint(int steps) {
    var arrays = weights.arrays();
    codebooks.save(arrays);
    Map<String, Tensor> tensors = new HashMap<>(Parameters.toTensors(arrays));
    tensors.put(CODEBOOKS_FROM, new Tensor(new int[] {1}, new float[] {codebooksFrom}));
    return new Checkpoint(steps, audioSeconds, tensors);
  }
}

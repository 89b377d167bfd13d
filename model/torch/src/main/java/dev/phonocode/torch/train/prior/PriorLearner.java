// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.PriorNetwork;
import dev.phonocode.torch.train.run.Checkpoint;
import dev.phonocode.torch.train.run.Learner;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.Session;
import dev.phonocode.torch.train.run.TrainedWeights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The prior as it learns: windows of codes to cross-entropy to updates. */
final class PriorLearner implements Learner {
  private static final int VALIDATE_EVERY = 1000;
  private static final int AVERAGE_FROM = 500;

  private final Session session;
  private final NDManager manager;
  private final PriorRecipe recipe;
  private final int totalSteps;
  private final ModelConfig.Quantiser quantiser;
  private final PriorBatches batches;
  private final Map<String, List<PriorBatch>> held;
  private final TrainedWeights weights;
  private final PriorLoss loss;
  private final PriorLoss averagedLoss;
  private final PriorExporter exporter;
  private PriorMeter meter;

  /**
   * A prior at the start of a run, or where its checkpoint left it.
   *
   * @param held packets to measure it on, by split
   */
  PriorLearner(
      Session session,
      PriorTrainOptions options,
      PriorRecipe recipe,
      PriorBatches batches,
      Map<String, List<PriorBatch>> held,
      PriorExporter exporter)
      throws IOException {
    this.session = session;
    this.recipe = recipe;
    this.batches = batches;
    this.held = held;
    this.exporter = exporter;
    totalSteps = options.steps();
    quantiser = exporter.config().quantiser();
    manager = session.manager();
    Map<String, Tensor> start =
        options.run().resume() || options.init().isEmpty()
            ? session.start().tensors()
            : ModelBundle.read(options.init().get()).weights().tensors();
    Parameters parameters = new Parameters(manager, start, recipe.seed());
    loss = loss(parameters);
    weights = new TrainedWeights(parameters, session.start(), recipe.learning().averageDecay());
    averagedLoss = loss(weights.averages());
    meter = new PriorMeter(quantiser);
  }

  private PriorLoss loss(Parameters parameters) {
    return new PriorLoss(new PriorNetwork(parameters, exporter.config()), quantiser);
  }

  @Override
  public int totalSteps() {
    return totalSteps;
  }

  @Override
  public int validateEvery() {
    return VALIDATE_EVERY;
  }

  @Override
  public boolean endsStage(int steps) {
    return false;
  }

  @Override
  public void step(int step) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      // Dropout draws from the engine's generator: a step's draws must not depend on earlier ones.
      session.engine().setRandomSeed((int) (recipe.seed() * 0x5851F42DL + step));
      PriorBatch batch = batches.training(step);
      List<NDArray> nats;
      try (GradientCollector collector = session.engine().newGradientCollector()) {
        nats = loss.nats(manager, batch, recipe.learning().dropout());
        NDArray sum = nats.get(0);
        long codes = batch.count(0);
        for (int q = 1; q < nats.size(); q++) {
          sum = sum.add(nats.get(q));
          codes += batch.count(q);
        }
        // An array, not a Java number: autograd must find it alive (src/design/0002-djl.md).
        collector.backward(sum.mul(manager.create(1f / codes)));
      }
      double rate = recipe.rate(step, totalSteps);
      meter.addStep(weights.update(step, name -> rate));
      meter.add(batch, nats);
      weights.average(step, AVERAGE_FROM);
    }
  }

  @Override
  public Metrics report(int steps, double seconds) {
    Metrics means = meter.report(Metrics.TRAIN, steps, seconds);
    meter = new PriorMeter(quantiser);
    return means;
  }

  /** Measures every split that was not trained on. */
  @Override
  public List<Metrics> validate(int steps) {
    List<Metrics> all = new ArrayList<>();
    held.forEach(
        (split, packets) -> {
          PriorMeter over = new PriorMeter(quantiser);
          for (PriorBatch batch : packets) {
            try (NDScope scope = new NDScope()) {
              scope.suppressNotUsedWarning();
              over.add(batch, averagedLoss.nats(manager, batch, 0));
            }
          }
          all.add(over.report(split, steps, 0));
        });
    return all;
  }

  @Override
  public ModelBundle bundle(int steps, List<Metrics> measured) {
    return exporter.bundle(weights.averageTensors(), steps, measured);
  }

  @Override
  public Checkpoint checkpoint(int steps) {
    return new Checkpoint(steps, 0, Parameters.toTensors(weights.arrays()));
  }
}

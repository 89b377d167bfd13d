// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.TestConfigs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RatedQuantiserTest {
  private final NDManager manager = Torch.manager();
  private final ModelConfig config =
      TestConfigs.tiny().withPrior(new ModelConfig.Prior(6, List.of(1, 2), 0.5));
  private final Parameters parameters = new Parameters(manager, Map.of(), 5);
  private final ResidualQuantiser quantiser = new ResidualQuantiser(parameters, config.quantiser());
  private final PriorNetwork prior = new PriorNetwork(parameters, config);
  private final RatedQuantiser rated = new RatedQuantiser(quantiser, prior);
  private final NDArray latents = Torch.gaussian(manager, 7, 3, 40, config.quantiser().dimension());

  @AfterEach
  void close() {
    manager.close();
  }

  private RatedQuantiser.Choice choose(float weight, float temperature) {
    return rated.choose(latents, manager.create(weight), manager.create(temperature));
  }

  private double nats(ResidualQuantiser.Quantised quantised) {
    return rated.nats(quantised).stream().mapToDouble(n -> n.getFloat()).sum();
  }

  private double distance(ResidualQuantiser.Quantised quantised) {
    return latents.sub(quantised.sum(config.quantiser().books())).square().mean().getFloat();
  }

  @Test
  void withoutWeightOnBitsTheNearestVectorsAreTaken() {
    ResidualQuantiser.Quantised nearest = quantiser.quantise(latents);
    ResidualQuantiser.Quantised chosen = choose(0, 1).quantised();
    for (int q = 0; q < config.quantiser().books(); q++) {
      assertArrayEquals(
          nearest.codes().get(q).toLongArray(), chosen.codes().get(q).toLongArray(), "book " + q);
    }
  }

  @Test
  void moreWeightOnBitsSpendsFewerAndLeavesMore() {
    ResidualQuantiser.Quantised near = choose(0, 1).quantised();
    ResidualQuantiser.Quantised cheap = choose(1, 1).quantised();
    assertTrue(nats(cheap) < nats(near) - 0.01, () -> nats(cheap) + " nats, " + nats(near));
    assertTrue(distance(cheap) > distance(near), () -> distance(cheap) + " left of the latents");
  }

  @Test
  void goingAgainstTheGradientOfTheRateMakesTheCodesCheaper() {
    latents.setRequiresGradient(true);
    NDArray gradient;
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(choose(0, 0.2f).rate());
      gradient = latents.getGradient();
    }
    double before = nats(quantiser.quantise(latents));
    NDArray cheaper = latents.stopGradient().sub(gradient.mul(3 / gradient.norm().getFloat()));
    double after = nats(quantiser.quantise(cheaper));
    assertTrue(after < before, () -> after + " nats after a step, " + before + " before");
  }

  @Test
  void theRateTeachesThePriorNothingAndTheNatsTeachItAll() {
    NDArray logits = parameters.arrays().get("prior.book.1.logits.bias");
    latents.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      RatedQuantiser.Choice choice = choose(0.5f, 1);
      NDArray untouched = logits.sum().sub(logits.sum()); // so that there is a gradient at all
      collector.backward(choice.rate().add(untouched));
    }
    assertEquals(0, logits.getGradient().norm().getFloat());
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDList nats = new NDList(rated.nats(choose(0.5f, 1).quantised()));
      collector.backward(nats.get(0).add(nats.get(1)));
    }
    assertTrue(logits.getGradient().norm().getFloat() > 0);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.TestConfigs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LikelihoodTest {
  private static final int ITEMS = 2;

  private final NDManager manager = Torch.manager();

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<ModelConfig> configs() {
    return Stream.of(TestConfigs.tiny(), TestConfigs.tinyPaper(3));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void flatLogitsCostEightBits(ModelConfig config) {
    Map<String, Tensor> start = new HashMap<>();
    Parameters shapes = new Parameters(manager, Map.of(), 1);
    new Vqvae(shapes, config);
    Tensor logits = shapes.toTensors().get("decoder.logits.weight");
    start.put("decoder.logits.weight", new Tensor(logits.shape(), new float[logits.data().length]));
    Vqvae network = new Vqvae(new Parameters(manager, start, 1), config);
    Batch batch = new Batch(config, 20);
    for (Likelihood l : List.of(network.likelihood(), network.mixedPrecision(manager))) {
      float nats = l.nllByBand(batch.past, batch.condition, batch.target).mean().getFloat();
      assertEquals(8, nats / Math.log(2), 0.02, l.toString());
    }
  }

  /** The bound is wide because gradients of noise nearly cancel: those of speech are far closer. */
  @ParameterizedTest
  @MethodSource("configs")
  void bothArithmeticsAgreeOnTheLossAndItsGradients(ModelConfig config) {
    Result plain = measure(config, Vqvae::likelihood);
    Result mixed = measure(config, network -> network.mixedPrecision(manager));
    assertEquals(plain.nats, mixed.nats, 0.01 * plain.nats);
    assertEquals(plain.gradients.size(), mixed.gradients.size());
    for (int i = 0; i < plain.gradients.size(); i++) {
      double off = distance(plain.gradients.get(i), mixed.gradients.get(i));
      assertTrue(off < 0.15, "gradient " + i + " is off by " + off + " of its length");
    }
  }

  /** Dilations beyond the segment see nothing but zeros. */
  @Test
  void segmentsMayBeShorterThanADilation() {
    Vqvae network = new Vqvae(new Parameters(manager, Map.of(), 5), TestConfigs.tiny());
    Batch batch = new Batch(network.config(), 1);
    float plain =
        network.likelihood().nllByBand(batch.past, batch.condition, batch.target).mean().getFloat();
    float mixed =
        network
            .mixedPrecision(manager)
            .nllByBand(batch.past, batch.condition, batch.target)
            .mean()
            .getFloat();
    assertEquals(plain, mixed, 0.01 * plain);
  }

  /** A band's likelihood depends on its own levels alone, once the past is given. */
  @ParameterizedTest
  @MethodSource("configs")
  void bandsAreCountedApart(ModelConfig config) {
    Vqvae network = new Vqvae(new Parameters(manager, Map.of(), 5), config);
    Batch batch = new Batch(config, 20);
    int bands = config.decoder().bands();
    for (Likelihood l : List.of(network.likelihood(), network.mixedPrecision(manager))) {
      float[] before = l.nllByBand(batch.past, batch.condition, batch.target).toFloatArray();
      assertEquals(bands, before.length);
      for (int b = 0; b < bands; b++) {
        NDArray other = batch.target.duplicate();
        NDArray levels = other.get(":, {}:{}, :", b, b + 1);
        other.set(new NDIndex(":, {}:{}, :", b, b + 1), levels.neg().add(255));
        float[] after = l.nllByBand(batch.past, batch.condition, other).toFloatArray();
        for (int c = 0; c < bands; c++) {
          assertEquals(b == c, before[c] != after[c], "levels of band " + b + ", sum of " + c);
        }
      }
    }
  }

  private interface Arithmetic {
    Likelihood of(Vqvae network);
  }

  /** The loss, then the gradients of the condition and of every weight of the decoder. */
  private record Result(float nats, List<float[]> gradients) {}

  private Result measure(ModelConfig config, Arithmetic arithmetic) {
    Parameters parameters = new Parameters(manager, Map.of(), 5);
    Likelihood likelihood = arithmetic.of(new Vqvae(parameters, config));
    Batch batch = new Batch(config, 30);
    batch.condition.setRequiresGradient(true);
    float nats;
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray loss = likelihood.nllByBand(batch.past, batch.condition, batch.target).mean();
      collector.backward(loss);
      nats = loss.getFloat();
    }
    List<float[]> gradients =
        new ArrayList<>(List.of(batch.condition.getGradient().toFloatArray()));
    parameters
        .arrays()
        .forEach(
            (name, array) -> {
              if (name.startsWith("decoder.")) {
                gradients.add(array.getGradient().toFloatArray());
              }
            });
    return new Result(nats, gradients);
  }

  private static double distance(float[] expected, float[] actual) {
    double error = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      error += Math.pow(expected[i] - actual[i], 2);
      length += Math.pow(expected[i], 2);
    }
    return Math.sqrt(error / length);
  }

  /** Noise in the shape of a batch. */
  private final class Batch {
    final NDArray past;
    final NDArray condition;
    final NDArray target;

    Batch(ModelConfig config, int hops) {
      int bands = config.decoder().bands();
      long steps = (long) hops * config.conditionHopSteps();
      past = Torch.gaussian(manager, 1, ITEMS, 2 * bands, steps);
      condition = Torch.gaussian(manager, 2, ITEMS, config.conditioner().outputChannels(), hops);
      long[] levels = new long[(int) (ITEMS * bands * steps)];
      for (int i = 0; i < levels.length; i++) {
        levels[i] = (i * 37L) % config.decoder().levels();
      }
      target = manager.create(levels, new Shape(ITEMS, bands, steps));
    }
  }
}

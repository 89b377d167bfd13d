// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.ResidualQuantiser;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodebookLearnerTest {
  private static final float DECAY = 0.75f;
  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final ModelConfig.Quantiser shape = new ModelConfig.Quantiser(1, 4, 2, 0);
  private final ResidualQuantiser quantiser =
      new ResidualQuantiser(new Parameters(manager, Map.of(), 1), shape);
  private final CodebookLearner learner =
      new CodebookLearner(manager, quantiser, shape, DECAY, Map.of());

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray latents(long seed, int count, float spread) {
    Random random = new Random(seed);
    float[] data = new float[2 * count];
    for (int i = 0; i < count; i++) { // around the corners of a square
      data[2 * i] = (i & 1) * 2 - 1 + spread * (float) random.nextGaussian();
      data[2 * i + 1] = (i & 2) - 1 + spread * (float) random.nextGaussian();
    }
    return manager.create(data, new Shape(count, 2));
  }

  @Test
  void startsOnTheCentresOfItsLatents() {
    learner.start(latents(5, 400, 0.05f), 9);
    float[] book = quantiser.books().get(0).toFloatArray();
    double error = 0;
    for (int i = 0; i < 4; i++) { // every corner has a vector close by
      double least = 9;
      for (int k = 0; k < 4; k++) {
        double dx = book[2 * k] - ((i & 1) * 2 - 1);
        double dy = book[2 * k + 1] - ((i & 2) - 1);
        least = Math.min(least, Math.hypot(dx, dy));
      }
      error = Math.max(error, least);
    }
    assertTrue(error < 0.05, "farthest corner is " + error + " away");
  }

  @Test
  void followsTheMeansOfItsLatentsByTheMovingAverage() {
    learner.start(latents(5, 400, 0.05f), 9);
    float[] before = quantiser.books().get(0).toFloatArray();
    NDArray z = latents(6, 40, 0.05f);
    var quantised = quantiser.quantise(z);
    learner.update(quantised, 0, 1);
    float[] sums = before.clone();
    float[] counts = {1, 1, 1, 1}; // as after the start
    for (int i = 0; i < sums.length; i++) {
      sums[i] *= DECAY;
    }
    for (int k = 0; k < 4; k++) {
      counts[k] *= DECAY;
    }
    long[] codes = quantised.codes().get(0).toLongArray();
    float[] rows = z.toFloatArray();
    for (int n = 0; n < codes.length; n++) {
      int k = (int) codes[n];
      counts[k] += 1 - DECAY;
      sums[2 * k] += (1 - DECAY) * rows[2 * n];
      sums[2 * k + 1] += (1 - DECAY) * rows[2 * n + 1];
    }
    float[] expected = new float[8];
    for (int i = 0; i < 8; i++) {
      expected[i] = sums[i] / (counts[i / 2] + 1e-5f);
    }
    // The sums are the same numbers in another order.
    assertArrayEquals(expected, quantiser.books().get(0).toFloatArray(), 1e-5f);
  }

  @Test
  void bringsDeadCodesBackToLife() {
    quantiser.books().get(0).set(new float[] {0, 0, 50, 50, 60, 60, 70, 70});
    CodebookLearner fresh = new CodebookLearner(manager, quantiser, shape, DECAY, Map.of());
    NDArray z = latents(6, 40, 0.05f);
    for (int step = 0; step < 60; step++) {
      fresh.update(quantiser.quantise(z), step, 1);
    }
    long used =
        Arrays.stream(quantiser.quantise(z).codes().get(0).toLongArray()).distinct().count();
    assertEquals(4, used, "codes in use, of 4, when only one was near any latent");
  }
}

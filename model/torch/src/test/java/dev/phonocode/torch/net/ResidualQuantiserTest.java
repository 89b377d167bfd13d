// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.phonocode.model.ModelConfig;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResidualQuantiserTest {
  private static final int DIMENSION = 5;
  private final NDManager manager = Torch.manager();
  private final ResidualQuantiser quantiser =
      new ResidualQuantiser(
          new Parameters(manager, Map.of(), 3), new ModelConfig.Quantiser(3, 11, DIMENSION, 0));

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void choosesTheNearestCodeOfWhatIsLeftBookByBook() {
    float[] latents = Torch.gaussian(manager, 1, 23, DIMENSION).toFloatArray();
    var quantised = quantiser.quantise(manager.create(latents, new Shape(23, DIMENSION)));
    float[] residual = latents.clone();
    for (int q = 0; q < 3; q++) {
      float[] book = quantiser.books().get(q).toFloatArray();
      long[] codes = quantised.codes().get(q).toLongArray();
      for (int n = 0; n < 23; n++) {
        int nearest = nearest(residual, n, book);
        assertEquals(nearest, codes[n], "book " + q + ", latent " + n);
        for (int d = 0; d < DIMENSION; d++) {
          residual[n * DIMENSION + d] -= book[nearest * DIMENSION + d];
        }
      }
    }
  }

  private static int nearest(float[] points, int n, float[] book) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < book.length / DIMENSION; k++) {
      double distance = 0;
      for (int d = 0; d < DIMENSION; d++) {
        double difference = (double) points[n * DIMENSION + d] - book[k * DIMENSION + d];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  @Test
  void takesLatentsOfAnyLeadingShape() {
    NDArray grid = Torch.gaussian(manager, 2, 32, 32, DIMENSION);
    var onGrid = quantiser.quantise(grid);
    var inRows = quantiser.quantise(grid.reshape(-1, DIMENSION));
    assertEquals(new Shape(32, 32), onGrid.codes().get(0).getShape());
    assertEquals(new Shape(32, 32, DIMENSION), onGrid.sum(3).getShape());
    assertArrayEquals(inRows.sum(3).toFloatArray(), onGrid.sum(3).toFloatArray());
    assertArrayEquals(inRows.codes().get(2).toLongArray(), onGrid.codes().get(2).toLongArray());
    assertEquals(new Shape(), quantiser.quantise(grid.get(0, 0)).codes().get(0).getShape());
  }

  @Test
  void refusesLatentsOfAnotherDimension() {
    NDArray wrong = Torch.gaussian(manager, 2, 4, DIMENSION + 1);
    assertThrows(IllegalArgumentException.class, () -> quantiser.quantise(wrong));
  }

  @Test
  void copiesTheGradientStraightThrough() {
    NDArray z = Torch.gaussian(manager, 5, 6, DIMENSION);
    NDArray weight = Torch.gaussian(manager, 6, 6, DIMENSION);
    z.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray q = quantiser.quantise(z).sum(3);
      collector.backward(Vqvae.straightThrough(z, q).mul(weight).sum());
    }
    // d/dz of (z + sg(q - z)) . w is w exactly
    assertArrayEquals(weight.toFloatArray(), z.getGradient().toFloatArray());
  }
}

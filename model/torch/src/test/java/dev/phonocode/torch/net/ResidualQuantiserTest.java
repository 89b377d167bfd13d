// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResidualQuantiserTest {
  private static final int DIMENSION = 5;
  private final NDManager manager = Torch.manager();
  private final ResidualQuantiser quantiser =
      new ResidualQuantiser(
          new Parameters(manager, Map.of(), 3), new ModelConfig.Quantiser(3, 11, DIMENSION));

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

  /** Against the double sum over all pairs of frames. */
  @Test
  void whatIsHeardOfAllErrorsFallsWhereTheyAreShaped() {
    int dimension = 16;
    ModelConfig.Quantiser config = new ModelConfig.Quantiser(3, 32, dimension);
    float[] matrices =
        Torch.gaussian(manager, 5, dimension, dimension, 3).mul(0.05f).toFloatArray();
    for (int d = 0; d < dimension; d++) {
      for (int e = 0; e < d; e++) {
        matrices[(d * dimension + e) * 3 + 2] = matrices[(e * dimension + d) * 3 + 2];
      }
      matrices[(d * dimension + d) * 3 + 2] += 1;
    }
    Map<String, Tensor> loaded =
        Map.of(NoiseShaping.NAME, new Tensor(new int[] {dimension, dimension, 3}, matrices));
    ResidualQuantiser plain = new ResidualQuantiser(new Parameters(manager, Map.of(), 3), config);
    Parameters parameters = new Parameters(manager, loaded, 3);
    ResidualQuantiser shaped = new ResidualQuantiser(parameters, config);
    assertTrue(parameters.arrays().containsKey(NoiseShaping.NAME), "goes on into the bundle");
    NDArray latents = Torch.gaussian(manager, 6, 2, 30, dimension);
    double before = heard(matrices, latents.sub(plain.quantise(latents).sum(3)));
    double after = heard(matrices, latents.sub(shaped.quantise(latents).sum(3)));
    assertTrue(after < 0.97 * before, before + " and " + after);
    assertArrayEquals(latents.toFloatArray(), plain.aimed(latents).toFloatArray());
  }

  private static double heard(float[] matrices, NDArray errors) {
    int dimension = (int) errors.getShape().get(2);
    int frames = (int) errors.getShape().get(1);
    float[] r = errors.toFloatArray();
    double sum = 0;
    for (int n = 0; n < r.length / dimension; n++) {
      for (int k = 0; k <= Math.min(2, n % frames); k++) {
        for (int d = 0; d < dimension; d++) {
          for (int e = 0; e < dimension; e++) {
            double weight = matrices[(d * dimension + e) * 3 + 2 - k] * (k == 0 ? 1 : 2);
            sum += weight * r[n * dimension + d] * r[(n - k) * dimension + e];
          }
        }
      }
    }
    return sum;
  }

  @Test
  void refusesLatentsOfAnotherDimension() {
    NDArray wrong = Torch.gaussian(manager, 2, 4, DIMENSION + 1);
    assertThrows(IllegalArgumentException.class, () -> quantiser.quantise(wrong));
  }

  @Test
  void looksUpTheSumsThatQuantisingChose() {
    var quantised = quantiser.quantise(Torch.gaussian(manager, 4, 7, DIMENSION));
    NDArray again =
        quantiser.lookUp(new NDList(quantised.codes().get(0), quantised.codes().get(1)));
    assertArrayEquals(quantised.sum(2).toFloatArray(), again.toFloatArray());
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

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.kernel.VectorKernels;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.prior.Priors;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against the double sum of its definition, on random vectors, matrices and latents. */
class NoiseShapingTest {
  private static final int DIMENSION = 6;
  private static final int SIZE = 37;
  private static final int LAGS = 2;
  private static final int FRAMES = 30;
  private static final ModelConfig CONFIG = Priors.config(3, SIZE, DIMENSION, 12);

  private static Weights weights(long seed, double feedback) {
    Random random = new Random(seed);
    float[] data = new float[DIMENSION * DIMENSION * (LAGS + 1)];
    for (int i = 0; i < DIMENSION; i++) {
      for (int j = 0; j < DIMENSION; j++) {
        for (int tap = 0; tap < LAGS; tap++) {
          data[(i * DIMENSION + j) * (LAGS + 1) + tap] = (float) (feedback * random.nextGaussian());
        }
      }
      data[(i * DIMENSION + i) * (LAGS + 1) + LAGS] = 1f / (1 << i); // powers of two: symmetric
    }
    return with(new Tensor(new int[] {DIMENSION, DIMENSION, LAGS + 1}, data), seed);
  }

  private static Weights with(Tensor noise, long seed) {
    var tensors = new TreeMap<>(Priors.weights(CONFIG, seed, 2).tensors());
    tensors.put("quantiser.noise.weight", noise);
    return Weights.of(tensors);
  }

  private static VectorSearch search(KernelSet kernels, Weights weights) {
    return new VectorSearch(
        kernels,
        new ResidualQuantiser(weights, CONFIG.quantiser()),
        new NoiseShaping(kernels, weights, DIMENSION));
  }

  private static float[][] latents(long seed) {
    Random random = new Random(seed + 1000);
    float[][] z = new float[FRAMES][DIMENSION];
    for (float[] row : z) {
      for (int d = 0; d < DIMENSION; d++) {
        row[d] = (float) (1.5 * random.nextGaussian());
      }
    }
    return z;
  }

  /** Σ_k r_t·M_k r_{t-k}, twice where k is not 0: the part of the sum that frame t has a say in. */
  private static double heard(Weights weights, double[][] errors, int t) {
    float[] m = weights.tensors().get("quantiser.noise.weight").data();
    double sum = 0;
    for (int k = 0; k <= Math.min(LAGS, t); k++) {
      for (int i = 0; i < DIMENSION; i++) {
        for (int j = 0; j < DIMENSION; j++) {
          double weight = m[(i * DIMENSION + j) * (LAGS + 1) + LAGS - k] * (k == 0 ? 1 : 2);
          sum += weight * errors[t][i] * errors[t - k][j];
        }
      }
    }
    return sum;
  }

  @Test
  void everyCodeIsTheOneThatIsHeardLeast() {
    for (long seed = 0; seed < 10; seed++) {
      Weights weights = weights(seed, 0.2);
      float[][] z = latents(seed);
      int[][] codes = PacketSearch.greedy(search(new RowKernels(), weights), 3).codes(z);
      double[][] errors = new double[FRAMES][DIMENSION];
      for (int t = 0; t < FRAMES; t++) {
        for (int d = 0; d < DIMENSION; d++) {
          errors[t][d] = z[t][d];
        }
        for (int q = 0; q < 3; q++) {
          double least = Double.POSITIVE_INFINITY;
          for (int j = 0; j < SIZE; j++) {
            subtract(weights, q, j, errors[t], 1);
            least = Math.min(least, heard(weights, errors, t));
            subtract(weights, q, j, errors[t], -1);
          }
          subtract(weights, q, codes[t][q], errors[t], 1);
          double ours = heard(weights, errors, t);
          assertEquals(least, ours, 1e-4 * (1 + Math.abs(least)), "frame " + t + ", seed " + seed);
        }
      }
    }
  }

  private static void subtract(Weights weights, int book, int code, double[] error, int times) {
    float[] vectors = weights.get("quantiser.codebook." + book, SIZE, DIMENSION).data();
    for (int d = 0; d < DIMENSION; d++) {
      error[d] -= times * (double) vectors[code * DIMENSION + d];
    }
  }

  /** Over whole speech, since a code that helps its own frame may cost those after it. */
  @Test
  void whatIsHeardOfAllErrorsFallsWhereTheyAreShaped() {
    double shaped = 0;
    double plain = 0;
    for (long seed = 0; seed < 10; seed++) {
      Weights weights = weights(seed, 0.1);
      Weights deaf = Priors.weights(CONFIG, seed, 2);
      shaped += total(weights, latents(seed), search(new RowKernels(), weights));
      plain += total(weights, latents(seed), search(new RowKernels(), deaf));
    }
    assertTrue(shaped < 0.9 * plain, shaped + " of " + plain);
  }

  private static double total(Weights weights, float[][] z, VectorSearch search) {
    int[][] codes = PacketSearch.greedy(search, 3).codes(z);
    double[][] errors = new double[FRAMES][DIMENSION];
    double sum = 0;
    for (int t = 0; t < FRAMES; t++) {
      for (int d = 0; d < DIMENSION; d++) {
        errors[t][d] = z[t][d];
      }
      for (int q = 0; q < 3; q++) {
        subtract(weights, q, codes[t][q], errors[t], 1);
      }
      sum += heard(weights, errors, t);
    }
    return sum;
  }

  @Test
  void withoutWeightOnBitsTheBeamsBestOfOneBookIsTheSame() {
    Weights weights = weights(7, 0.2);
    VectorSearch search = search(new RowKernels(), weights);
    CodePrior prior = CodePrior.of(CONFIG, weights, new RowKernels());
    var free = new ModelConfig.Prior(6, List.of(1), 0);
    float[][] z = latents(7);
    assertArrayEquals(
        PacketSearch.greedy(search, 1).codes(z),
        PacketSearch.entropyConstrained(search, 1, prior, free, 1).codes(z));
  }

  @Test
  void kernelsAgreeAndPacketsStandAlone() {
    Weights weights = weights(8, 0.2);
    VectorSearch search = search(new RowKernels(), weights);
    PacketQuantiser quantiser = PacketSearch.greedy(search, 3);
    float[][] z = latents(8);
    int[][] first = quantiser.codes(z);
    assertArrayEquals(first, quantiser.codes(z));
    assertArrayEquals(first, PacketSearch.greedy(search(new VectorKernels(), weights), 3).codes(z));
  }

  @Test
  void matricesOfAnotherShapeAreRefusedByName() {
    for (int[] shape : new int[][] {{5, 5, 2}, {7}, {}, {DIMENSION, DIMENSION, 0}}) {
      int numbers = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      Weights weights = with(new Tensor(shape, new float[numbers]), 1);
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new NoiseShaping(new RowKernels(), weights, DIMENSION));
      assertTrue(e.getMessage().contains("quantiser.noise.weight"), e.getMessage());
    }
  }
}

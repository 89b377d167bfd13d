// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.kernel.VectorKernels;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.prior.PriorBranches;
import dev.phonocode.model.infer.prior.PriorState;
import dev.phonocode.model.infer.prior.Priors;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntropyConstrainedSearchTest {
  private static final int DIMENSION = 6;
  private static final int FRAMES = 40;

  /** Quantisers over the same random vectors and prior. */
  private record Setup(ModelConfig config, Weights weights, KernelSet kernels) {
    static Setup of(int books, int size, long seed) {
      ModelConfig config = Priors.config(books, size, DIMENSION, 12);
      return new Setup(config, Priors.weights(config, seed, 2), new RowKernels());
    }

    Setup on(KernelSet other) {
      return new Setup(config, weights, other);
    }

    CodePrior prior() {
      return CodePrior.of(config, weights, kernels);
    }

    VectorSearch search() {
      ResidualQuantiser vectors = new ResidualQuantiser(weights, config.quantiser());
      NoiseShaping shaping = new NoiseShaping(kernels, weights, DIMENSION);
      return new VectorSearch(kernels, vectors, shaping);
    }

    PacketQuantiser cheapest(int books, double rateWeight) {
      return cheapest(books, new ModelConfig.Prior(6, List.of(1), rateWeight));
    }

    PacketQuantiser cheapest(int books, ModelConfig.Prior weights) {
      VectorSearch search = search();
      return PacketSearch.entropyConstrained(search, books, prior(), weights, 1);
    }

    float[][] latents(long seed) {
      Random random = new Random(seed);
      float[][] z = new float[FRAMES][DIMENSION];
      for (float[] row : z) {
        for (int d = 0; d < DIMENSION; d++) {
          row[d] = (float) (1.5 * random.nextGaussian());
        }
      }
      return z;
    }

    double distance(float[] latent, int[] codes) {
      double sum = 0;
      for (int d = 0; d < DIMENSION; d++) {
        double rest = latent[d];
        for (int q = 0; q < codes.length; q++) {
          float[] book =
              weights.get("quantiser.codebook." + q, config.quantiser().size(), DIMENSION).data();
          rest -= book[codes[q] * DIMENSION + d];
        }
        sum += rest * rest;
      }
      return sum;
    }
  }

  /** With no more vectors in the first book than the beam is wide, nothing is left out. */
  @Test
  void findsTheCheapestOfAllChoicesWhereTheBeamHoldsThemAll() {
    for (long seed = 0; seed < 20; seed++) {
      Setup setup = Setup.of(2, 4, seed);
      double weight = new Random(seed).nextDouble() * 3;
      float[][] z = setup.latents(seed);
      int[][] found = setup.cheapest(2, weight).codes(z);
      CodePrior prior = setup.prior();
      PriorState state = prior.start(2);
      for (int t = 0; t < FRAMES; t++) {
        double least = Double.POSITIVE_INFINITY;
        double ours = 0;
        for (int choice = 0; choice < 16; choice++) {
          int[] codes = {choice / 4, choice % 4};
          double cost = setup.distance(z[t], codes) + weight * nats(prior, state, codes);
          least = Math.min(least, cost);
          ours = codes[0] == found[t][0] && codes[1] == found[t][1] ? cost : ours;
        }
        assertEquals(least, ours, 1e-4 * (1 + Math.abs(least)), "frame " + t + ", seed " + seed);
        state.accept(found[t][0]);
        state.accept(found[t][1]);
      }
    }
  }

  private static double nats(CodePrior prior, PriorState start, int[] codes) {
    double nats = 0;
    float[][] lnP = new float[1][4];
    for (int q = 0; q < codes.length; q++) {
      new PriorBranches(prior, 1).lnProbabilities(start, new int[][] {codes}, 1, q, lnP);
      nats -= lnP[0][codes[q]];
    }
    return nats;
  }

  @Test
  void withoutWeightOnBitsOneBookTakesTheNearestVector() {
    Setup setup = Setup.of(1, 37, 3);
    float[][] z = setup.latents(3);
    int[][] nearest = PacketSearch.greedy(setup.search(), 1).codes(z);
    assertArrayEquals(nearest, setup.cheapest(1, 0).codes(z));
  }

  @Test
  void aBookOfFactorNoughtTakesWhatIsNearest() {
    Setup setup = Setup.of(1, 37, 3);
    float[][] z = setup.latents(3);
    int[][] nearest = PacketSearch.greedy(setup.search(), 1).codes(z);
    var weights = new ModelConfig.Prior(6, List.of(1), 5, List.of(0.0));
    assertArrayEquals(nearest, setup.cheapest(1, weights).codes(z));
    assertFalse(Arrays.deepEquals(nearest, setup.cheapest(1, 5).codes(z)), "bits weigh otherwise");
  }

  @Test
  void moreWeightOnBitsSpendsFewerAndLeavesMore() {
    Setup setup = Setup.of(3, 64, 5);
    float[][] z = setup.latents(5);
    double lastBits = Double.POSITIVE_INFINITY;
    double lastDistance = 0;
    for (double weight : new double[] {0, 0.3, 1, 4}) {
      int[][] codes = setup.cheapest(3, weight).codes(z);
      PriorState state = setup.prior().start(3);
      int[] frequencies = new int[64];
      double bits = 0;
      double distance = 0;
      for (int t = 0; t < FRAMES; t++) {
        distance += setup.distance(z[t], codes[t]);
        for (int code : codes[t]) {
          state.frequencies(frequencies);
          bits -= Math.log(frequencies[code] / 65536.0) / Math.log(2);
          state.accept(code);
        }
      }
      assertTrue(bits < lastBits, "weight " + weight + ": " + bits + " bits, before " + lastBits);
      assertTrue(distance > lastDistance, "weight " + weight + ": distance " + distance);
      lastBits = bits;
      lastDistance = distance;
    }
  }

  @Test
  void choosesTheSameOnAllKernelsAndForEveryPacketAnew() {
    for (int books = 1; books <= 3; books++) {
      Setup setup = Setup.of(3, 40, 11);
      float[][] z = setup.latents(11);
      PacketQuantiser rows = setup.cheapest(books, 0.7);
      int[][] expected = rows.codes(z);
      rows.codes(setup.latents(12));
      assertArrayEquals(expected, rows.codes(z), "again, " + books + " books");
      PacketQuantiser vector = setup.on(new VectorKernels()).cheapest(books, 0.7);
      assertArrayEquals(expected, vector.codes(z), "vector kernels, " + books + " books");
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.KnotTable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.002, 0.02})
  void drawsFromTheSoftmaxAtItsTemperatureWithTheTailCut(double floor) {
    ModelConfig.Decoder config = config(0.7, 0.9, floor);
    KnotTable table = new KnotTable(16, 256);
    Sampler sampler = new Sampler(Kernels.best().set(), table, config, new Sampling(5, 1.5f));
    float[] knots = new float[32];
    Random random = new Random(6);
    for (int i = 0; i < knots.length; i++) {
      knots[i] = (float) (2 * random.nextGaussian());
    }
    int[][] counts = new int[2][256];
    int[] levels = new int[2];
    for (int step = 0; step < DRAWS; step++) {
      sampler.draw(knots, step, levels);
      counts[0][levels[0]]++;
      counts[1][levels[1]]++;
    }
    for (int band = 0; band < 2; band++) {
      double temperature = config.temperatures().get(band) * 1.5;
      double[] p = softmax(knots, band * 16, temperature, floor);
      assertChiSquare(p, counts[band]);
    }
  }

  private static double[] softmax(float[] knots, int offset, double temperature, double floor) {
    double[] p = new double[256];
    double total = 0;
    for (int i = 0; i < 256; i++) {
      double position = i * 15 / 255.0;
      int k = Math.min((int) position, 14);
      double line = knots[offset + k] * (1 - position + k) + knots[offset + k + 1] * (position - k);
      p[i] = Math.exp(line / temperature);
      total += p[i];
    }
    double kept = 0;
    for (int i = 0; i < 256; i++) {
      p[i] = p[i] / total < floor ? 0 : p[i] / total;
      kept += p[i];
    }
    for (int i = 0; i < 256; i++) {
      p[i] /= kept;
    }
    return p;
  }

  private static void assertChiSquare(double[] p, int[] counts) {
    double chiSquare = 0;
    int cells = 0;
    for (int i = 0; i < 256; i++) {
      double expected = p[i] * DRAWS;
      if (p[i] == 0) {
        assertEquals(0, counts[i], "level " + i + " was cut");
      } else if (expected >= 5) { // the rarer cells do not follow the distribution
        chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        cells++;
      }
    }
    // Mean cells - 1, deviation sqrt(2 cells): five deviations fail once in a million seeds.
    double limit = cells - 1 + 5 * Math.sqrt(2.0 * cells);
    assertTrue(cells > 10, "enough levels to judge: " + cells);
    assertTrue(chiSquare < limit, "chi-square " + chiSquare + " over " + cells + " cells");
  }

  @Test
  void takesTheLikeliestLevelAtTemperatureZeroAndTheLowestOnATie() {
    ModelConfig.Decoder config = config(1, 1, 0);
    KnotTable table = new KnotTable(16, 256);
    Sampler sampler = new Sampler(Kernels.best().set(), table, config, new Sampling(5, 0));
    float[] knots = new float[32];
    knots[5] = 1f;
    int[] levels = new int[2];
    sampler.draw(knots, 0, levels);
    assertArrayEquals(new int[] {85, 0}, levels); // knot 5 lies at 5 · 255 / 15
  }

  @Test
  void approachesTheLikeliestLevelAsTheTemperatureFalls() {
    KnotTable table = new KnotTable(16, 256);
    float[] knots = new float[32];
    knots[5] = 1f;
    knots[16 + 10] = 1f;
    int[] levels = new int[2];
    for (float scale : new float[] {1e-4f, 1e-20f, Float.MIN_VALUE}) {
      Sampler sampler =
          new Sampler(Kernels.best().set(), table, config(1, 1, 0.002), new Sampling(5, scale));
      for (int step = 0; step < 100; step++) {
        sampler.draw(knots, step, levels);
        assertArrayEquals(new int[] {85, 170}, levels, "scale " + scale);
      }
    }
  }

  @Test
  void keepsTheLikeliestLevelHoweverHighTheFloor() {
    Sampler sampler =
        new Sampler(
            Kernels.best().set(), new KnotTable(16, 256), config(1, 1, 0.9), new Sampling(5, 1));
    float[] knots = new float[32];
    knots[0] = 1f;
    knots[31] = 1f;
    int[] levels = new int[2];
    sampler.draw(knots, 0, levels);
    assertArrayEquals(new int[] {0, 255}, levels);
  }

  @Test
  void refusesTemperaturesThatAreNoNumbersOrNegative() {
    assertThrows(IllegalArgumentException.class, () -> new Sampling(1, -1f));
    assertThrows(IllegalArgumentException.class, () -> new Sampling(1, Float.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Sampling(1, Float.POSITIVE_INFINITY));
  }

  private static ModelConfig.Decoder config(double first, double second, double floor) {
    return new ModelConfig.Decoder(
        2, 15, 0.3, 9, 8, List.of(1), 16, 256, List.of(first, second), floor);
  }
}

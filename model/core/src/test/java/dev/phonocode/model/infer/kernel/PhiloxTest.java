// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PhiloxTest {
  @Test
  void givesTheKnownAnswersOfRandom123() {
    assertWords(
        new int[] {0, 0, 0, 0}, 0, 0, new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    assertWords(
        new int[] {-1, -1, -1, -1},
        -1,
        -1,
        new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    assertWords(
        new int[] {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
        0xa4093822,
        0x299f31d0,
        new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
  }

  private static void assertWords(int[] counter, int key0, int key1, int[] expected) {
    Philox.generate(key0, key1, counter);
    assertArrayEquals(expected, counter);
  }

  @Test
  void takesTheTop24BitsOfWordBandModulo4OfTheCounterOfItsStep() {
    float[] uniform = new float[6];
    Philox.uniform(0x299f31d0a4093822L, 0x85a308d3243f6a88L, uniform, new int[4]);
    for (int band = 0; band < uniform.length; band++) {
      int[] counter = {0x243f6a88, 0x85a308d3, band / 4, 0};
      Philox.generate(0xa4093822, 0x299f31d0, counter);
      assertEquals((counter[band % 4] >>> 8) / 16777216.0, uniform[band], 0.0);
    }
  }

  @Test
  void isUniformInMeanAndVariance() {
    double sum = 0;
    double squares = 0;
    int n = 100_000;
    float[] u = new float[4];
    int[] words = new int[4];
    for (int step = 0; step < n / 4; step++) {
      Philox.uniform(7, step, u, words);
      for (float v : u) {
        assertTrue(v >= 0f && v < 1f);
        sum += v;
        squares += (v - 0.5) * (v - 0.5);
      }
    }
    // Five standard errors: sqrt(1/12/n) of the mean, sqrt(1/180/n) of the variance.
    assertEquals(0.5, sum / n, 5 * Math.sqrt(1 / 12.0 / n));
    assertEquals(1 / 12.0, squares / n, 5 * Math.sqrt(1 / 180.0 / n));
  }
}

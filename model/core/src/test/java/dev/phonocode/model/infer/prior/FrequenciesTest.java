// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrequenciesTest {
  private static final long ONE = 1L << 24;

  @Test
  void followsTheRuleInExactArithmetic() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      int size = seed % 200 == 0 ? 65_536 - random.nextInt(3) : 2 + random.nextInt(600);
      long[] weights = new long[size];
      for (int i = 0; i < size; i++) {
        weights[i] = (ONE - 1) >> random.nextInt(26) & random.nextInt((int) ONE);
      }
      weights[random.nextInt(size)] = ONE;
      int[] found = new int[size];
      Frequencies.of(weights, found);
      assertArrayEquals(exactly(weights), found, "seed " + seed);
      assertEquals(65_536, Arrays.stream(found).sum(), "seed " + seed);
    }
  }

  private static int[] exactly(long[] weights) {
    BigInteger sum =
        Arrays.stream(weights)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger share = BigInteger.valueOf(65_536 - weights.length);
    int[] frequencies = new int[weights.length];
    int left = 65_536;
    int best = weights.length - 1;
    for (int i = weights.length - 1; i >= 0; i--) {
      frequencies[i] = 1 + BigInteger.valueOf(weights[i]).multiply(share).divide(sum).intValue();
      left -= frequencies[i];
      best = weights[i] >= weights[best] ? i : best;
    }
    frequencies[best] += left;
    return frequencies;
  }

  @Test
  void theRemainderGoesToTheLowestOfTheLargest() {
    int[] frequencies = new int[3];
    Frequencies.of(new long[] {ONE / 2, ONE, ONE}, frequencies);
    // 65533 shared as 1 : 2 : 2 gives 13106, 26213, 26213 and one to spare, on top of 1 each.
    assertArrayEquals(new int[] {13_107, 26_215, 26_214}, frequencies);
  }

  @Test
  void asManyCodesAsCountsAreAllAlike() {
    long[] weights = new long[65_536];
    weights[77] = ONE;
    int[] frequencies = new int[65_536];
    Frequencies.of(weights, frequencies);
    assertEquals(1, Arrays.stream(frequencies).max().orElseThrow());
  }
}

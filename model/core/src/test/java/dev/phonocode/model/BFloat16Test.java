// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BFloat16Test {
  @Test
  void everyBFloat16SurvivesTheWayThereAndBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float x = BFloat16.toFloat((short) bits);
      if (Float.isNaN(x)) {
        assertTrue(Float.isNaN(BFloat16.round(x)), "NaN " + bits);
      } else {
        assertEquals((short) bits, BFloat16.fromFloat(x), "bits " + bits);
      }
    }
  }

  @Test
  void roundsToTheNearestAndTiesToEven() {
    assertEquals(1.0f, BFloat16.round(1 + 0x1p-8f), "halfway between 1 and 1 + 2^-7: 1 is even");
    assertEquals(1 + 0x1p-6f, BFloat16.round(1 + 0x1.8p-7f), "halfway: 1 + 2^-6 is even");
    assertEquals(1 + 0x1p-7f, BFloat16.round(1 + 0x1.01p-8f), "just over halfway");
  }

  @Test
  void noNumberMovesByMoreThanHalfAStep() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      float x = (float) random.nextGaussian();
      // 8 bits of significand: half a step is 2^-9 of the power of two below x, so of x at most
      assertTrue(Math.abs(BFloat16.round(x) - x) <= Math.abs(x) * 0x1p-8f, "x = " + x);
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The errors that the Javadoc of {@link Functions} states, by dense scans. */
class FunctionsTest {
  @Test
  void tanhIsWithinItsStatedErrorAndNeverBeyondOne() {
    for (int i = -1_000_000; i <= 1_000_000; i++) {
      float x = i * 1e-5f;
      float y = Functions.tanh(x);
      assertEquals(StrictMath.tanh(x), y, 2e-6, () -> "tanh " + x);
      assertTrue(Math.abs(y) <= 1f, () -> "tanh " + x + " is " + y);
      assertEquals(-y, Functions.tanh(-x), 0f, () -> "tanh is odd at " + x);
    }
    assertEquals(1f, Functions.tanh(1e30f), 2e-6f);
  }

  @Test
  void theGateIsWithinItsStatedErrorAndNeverBeyondOne() {
    for (int i = -2000; i <= 2000; i++) {
      float a = i * 5e-3f;
      for (int j = -2000; j <= 2000; j++) {
        float b = j * 1e-2f;
        float y = Functions.gate(a, b);
        double expected = StrictMath.tanh(a) / (1 + StrictMath.exp(-b));
        assertEquals(expected, y, 3e-6, () -> "gate of " + a + " and " + b);
        assertTrue(Math.abs(y) <= 1f, () -> "gate of " + a + " and " + b + " is " + y);
      }
    }
    assertEquals(1f, Functions.gate(1e30f, 1e30f), 3e-6f);
    assertEquals(0f, Functions.gate(-1e30f, -1e30f), 3e-6f);
  }

  @Test
  void expIsWithinItsStatedRelativeErrorAndConstantBelowItsEnd() {
    for (int i = 0; i <= 4_000_000; i++) {
      float x = i * -1e-5f;
      double exact = StrictMath.exp(x);
      double bound = x > -24 ? 4e-5 : 4e-4;
      assertEquals(exact, Functions.exp(x), bound * exact, () -> "exp " + x);
    }
    assertEquals(1f, Functions.exp(0f));
    assertEquals(Functions.exp(-40f), Functions.exp(Float.NEGATIVE_INFINITY));
  }
}

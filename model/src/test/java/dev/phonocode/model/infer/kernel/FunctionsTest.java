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
      assertEquals(StrictMath.tanh(x), y, 4e-7, () -> "tanh " + x);
      assertTrue(Math.abs(y) <= 1f, () -> "tanh " + x + " is " + y);
      assertEquals(-y, Functions.tanh(-x), 0f, () -> "tanh is odd at " + x);
    }
    assertEquals(1f, Functions.tanh(1e30f), 1e-6f);
  }

  @Test
  void sigmoidIsWithinItsStatedErrorAndNeverOutsideZeroToOne() {
    for (int i = -1_000_000; i <= 1_000_000; i++) {
      float x = i * 2e-5f;
      float y = Functions.sigmoid(x);
      assertEquals(1 / (1 + StrictMath.exp(-x)), y, 3e-7, () -> "sigmoid " + x);
      assertTrue(y >= 0f && y <= 1f, () -> "sigmoid " + x + " is " + y);
    }
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

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MelGainTest {
  @Test
  void expIsWithinItsStatedErrorOverTheGainsThatThereAre() {
    for (int i = -250_000; i <= 250_000; i++) {
      float x = i * 1e-5f;
      double exact = StrictMath.exp(x);
      assertEquals(exact, MelGain.exp(x), 2e-5 * exact, () -> "exp " + x);
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import dev.phonocode.torch.Torch;
import java.util.List;
import org.junit.jupiter.api.Test;

class BitRatesTest {
  @Test
  void aPrefixOfTheBooksCostsTheSumOfTheirMeans() {
    BitRates rates = new BitRates(2, 50);
    assertEquals(0, rates.byBooks().length);
    float bit = (float) Math.log(2);
    try (NDManager manager = Torch.start(1).newBaseManager()) {
      rates.add(List.of(manager.create(4 * bit), manager.create(6 * bit)));
      rates.add(List.of(manager.create(2 * bit), manager.create(4 * bit)));
    }
    assertArrayEquals(new double[] {150, 400}, rates.byBooks(), 1e-3);
  }
}

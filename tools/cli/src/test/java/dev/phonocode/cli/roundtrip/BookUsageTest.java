// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BookUsageTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void equallyFrequentCodesHaveTheirNumberAsPerplexity() {
    BookUsage usage = BookUsage.of(new long[] {7, 0, 7, 7, 7, 0});
    assertEquals(4, usage.used());
    assertEquals(4, usage.perplexity(), ROUNDING);
  }

  @Test
  void oneCodeAllTheTimeHasPerplexityOne() {
    assertEquals(new BookUsage(1, 1), BookUsage.of(new long[] {0, 1000}));
  }

  @Test
  void perplexityIsTwoToTheEntropy() {
    // Probabilities 1/2, 1/4, 1/4: entropy 1.5 bits.
    assertEquals(Math.pow(2, 1.5), BookUsage.of(new long[] {2, 1, 1}).perplexity(), ROUNDING);
  }

  @Test
  void noFramesAtAllUseNothing() {
    assertEquals(new BookUsage(0, 0), BookUsage.of(new long[4]));
  }
}

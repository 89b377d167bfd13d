// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CodebookStatisticsTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void codesEquallyOftenHaveAllOfTheEntropyAndOneCodeHasNone() {
    CodebookStatistics statistics = new CodebookStatistics(3, 4);
    statistics.add(new int[][] {{0, 2, 1}, {1, 2, 1}});
    statistics.add(new int[][] {{2, 2, 3}, {3, 2, 3}});
    assertEquals(4, statistics.frames());
    assertArrayEquals(new double[] {1, 0.25, 0.5}, statistics.usage(), ROUNDING);
    // One bit of two in the last book.
    assertArrayEquals(new double[] {1, 0, 0.5}, statistics.normalisedEntropy(), ROUNDING);
  }

  @Test
  void booksThatWereNeverUsedHaveNeitherUsageNorEntropy() {
    CodebookStatistics statistics = new CodebookStatistics(1, 4);
    assertEquals(0, statistics.frames());
    assertArrayEquals(new double[] {0}, statistics.usage());
    assertArrayEquals(new double[] {0}, statistics.normalisedEntropy());
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void csvQuotesWhatNeedsItAndLeavesOutWhatIsNoNumber() {
    Table table =
        new Table(
            "t",
            "T",
            List.of("a", "b"),
            List.of(List.<Object>of("x,\"y\"", 1e-7), List.<Object>of(7L, Double.NaN)));
    assertEquals("a,b\n\"x,\"\"y\"\"\",0.0000001\n7,\n", table.csv());
  }

  @Test
  void rowsOfAnotherLengthAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Table("t", "T", List.of("a", "b"), List.of(List.<Object>of(1))));
  }
}

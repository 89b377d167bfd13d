// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnFormatTest {
  @Test
  void numbersOfAColumnHaveAsManyDecimals() {
    assertEquals(List.of("0.500", "1.000", "0.123"), texts(0.5, 1.0, 0.1234));
    assertEquals(List.of("533.3", "7.0", ""), texts(533.333, 7.0, Double.NaN));
    assertEquals(List.of("16000", "1"), texts(16000.0, 0.6));
  }

  @Test
  void wholeNumbersAndWordsStayAsTheyAre() {
    assertEquals(List.of("12", "3"), texts(12L, 3));
    assertTrue(ColumnFormat.of(List.of(12L, 0.5)).isNumber());
    assertFalse(ColumnFormat.of(List.of(12L, "-")).isNumber());
    assertFalse(ColumnFormat.of(List.of()).isNumber());
  }

  private static List<String> texts(Object... cells) {
    List<Object> column = List.of(cells);
    return column.stream().map(ColumnFormat.of(column)::text).toList();
  }
}

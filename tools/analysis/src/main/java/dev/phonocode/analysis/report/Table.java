// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table, for a CSV file and for people.
 *
 * @param name of the file, without extension
 * @param title for people
 * @param columns names, with units
 * @param rows of texts, whole numbers and doubles, each as long as {@code columns}
 */
public record Table(String name, String title, List<String> columns, List<List<Object>> rows) {
  private static final int CSV_DECIMALS = 9;

  /** Copies the rows. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            name + ": expected " + columns.size() + " cells, found " + row);
      }
    }
  }

  /** As RFC 4180 has it, but with plain line feeds; what is not a finite number is empty. */
  public String csv() {
    StringBuilder text = new StringBuilder(line(List.copyOf(columns)));
    rows.forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private static String line(List<?> cells) {
    return cells.stream().map(Table::csvCell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String csvCell(Object cell) {
    String text = cell instanceof Double d ? decimal(d, CSV_DECIMALS) : cell.toString();
    boolean isQuoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** A number to so many decimals, without superfluous zeros; empty if it is not finite. */
  private static String decimal(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}

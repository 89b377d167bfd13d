// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import dev.phonocode.audio.files.Text;
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
    String text = cell.toString();
    if (cell instanceof Double number) {
      text = Double.isFinite(number) ? Text.decimal(number, CSV_DECIMALS) : "";
    }
    boolean isQuoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}

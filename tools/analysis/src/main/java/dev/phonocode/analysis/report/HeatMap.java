// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers as colours.
 *
 * @param xName what a column is
 * @param yName what a row is
 * @param values {@code [rows][columns]}
 */
public record HeatMap(
    String title,
    String xName,
    List<String> columns,
    String yName,
    List<String> rows,
    double[][] values) {
  private static final int CODES_A_ROW = 32;

  /**
   * A number for each code of a book, 32 codes in a row.
   *
   * @param byCode {@code [codes]}
   */
  public static HeatMap ofCodes(String title, double[] byCode) {
    int columns = Math.min(CODES_A_ROW, byCode.length);
    double[][] values = new double[(byCode.length + columns - 1) / columns][columns];
    for (int code = 0; code < byCode.length; code++) {
      values[code / columns][code % columns] = byCode[code];
    }
    return new HeatMap(
        title,
        "code, last part",
        IntStream.range(0, columns).mapToObj(String::valueOf).toList(),
        "code, first part",
        IntStream.range(0, values.length).mapToObj(row -> String.valueOf(row * columns)).toList(),
        values);
  }
}

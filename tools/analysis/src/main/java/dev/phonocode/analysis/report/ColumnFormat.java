// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import dev.phonocode.audio.files.Text;
import java.util.List;

/**
 * How a column of a table is shown: numbers to the right, all with as many decimals, so that their
 * points stand one below the other.
 *
 * @param isNumber whether all cells are numbers
 * @param decimals of those that are not whole
 */
record ColumnFormat(boolean isNumber, int decimals) {
  /** Figures that the largest number of a column shows, at the least. */
  private static final int FIGURES = 4;

  private static final int MOST_DECIMALS = 3;

  static ColumnFormat of(List<Object> cells) {
    double largest =
        cells.stream()
            .filter(Double.class::isInstance)
            .mapToDouble(cell -> Math.abs((Double) cell))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    int whole = largest < 1 ? 1 : 1 + (int) Math.floor(Math.log10(largest));
    return new ColumnFormat(
        !cells.isEmpty() && cells.stream().allMatch(Number.class::isInstance),
        Math.max(0, Math.min(MOST_DECIMALS, FIGURES - whole)));
  }

  /** A cell of the column; a number that does not exist is empty. */
  String text(Object cell) {
    if (cell instanceof Double number) {
      return Double.isFinite(number) ? Text.of("%." + decimals + "f", number) : "";
    }
    return cell.toString();
  }
}

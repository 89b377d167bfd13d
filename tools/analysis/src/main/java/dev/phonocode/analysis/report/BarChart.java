// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import java.util.List;

/**
 * Bars, a group for each category.
 *
 * @param unit of all values
 * @param series one value a category each
 */
public record BarChart(String title, String unit, List<String> categories, List<Series> series) {
  /** Bars of one colour. */
  public record Series(String name, List<Double> values) {}
}

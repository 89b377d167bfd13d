// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import java.util.List;

/**
 * Points over a logarithmic axis, those of a line joined.
 *
 * @param xName what the axis to the right is, with its unit; its values are above 0
 * @param yName what the axis upwards is
 */
public record LineChart(String title, String xName, String yName, List<Line> lines) {
  /** Points of one colour, joined in this order. */
  public record Line(String name, List<Point> points) {}

  /** A point. Both numbers are finite. */
  public record Point(String name, double x, double y) {}
}

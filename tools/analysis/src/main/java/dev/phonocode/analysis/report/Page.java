// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import java.util.List;

/**
 * All that a report shows, in this order.
 *
 * @param facts the first things to know
 */
public record Page(
    String title,
    List<Fact> facts,
    List<ClipView> clips,
    List<LineChart> lines,
    List<BarChart> bars,
    List<HeatMap> heatMaps,
    List<Table> tables) {

  /** Something to know. */
  public record Fact(String name, String value) {}
}

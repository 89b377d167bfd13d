// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.report;

import java.util.List;

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
    double[][] values) {}

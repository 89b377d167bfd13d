// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.units;

/**
 * What the runs of a split's codes are worth as units.
 *
 * @param units what the runs are of: codes, or the phones that the model reads from them
 * @param split whose recordings
 * @param boundaries cuts between runs against phone boundaries, within 20 ms
 * @param evenly as many cuts at equal distances, against the same
 * @param rate of the runs
 * @param phoneMillis mean length of a phone
 */
public record UnitScore(
    String units,
    String split,
    BoundaryScore boundaries,
    BoundaryScore evenly,
    UnitRate rate,
    double phoneMillis) {}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

/**
 * A stretch of sound with a label.
 *
 * @param startSeconds from the start of the recording
 * @param endSeconds not before the start
 * @param label as it stands in the file; empty for nothing said
 * @param line of the file, from 1
 */
public record Segment(double startSeconds, double endSeconds, String label, int line) {
  /** The same, ended by then. */
  Segment until(double seconds) {
    return new Segment(startSeconds, Math.min(endSeconds, seconds), label, line);
  }
}

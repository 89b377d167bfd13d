// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

/** Sorts the frames of a recording into groups, without knowing of phones. */
interface Clustering {
  /** What a table calls it. */
  String name();

  /** Number of groups. */
  int size();

  /** The group of each frame, {@code [frames]}. */
  int[] of(LabelledFrames recording);
}

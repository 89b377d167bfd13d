// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.util.Arrays;

/**
 * The codes of one book.
 *
 * @param book from 0
 * @param size number of its codes
 */
record BookCodes(int book, int size) implements Clustering {
  @Override
  public String name() {
    return "codes";
  }

  @Override
  public int[] of(LabelledFrames recording) {
    return Arrays.stream(recording.codes()).mapToInt(frame -> frame[book]).toArray();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import dev.phonocode.codec.container.PhcHeader;
import java.util.OptionalLong;

/** How a frame becomes a line. */
interface TextRow {
  /**
   * One frame.
   *
   * @param isFirst whether what holds for all frames stands in its line
   * @param samples of all the speech, in the line of the last frame
   */
  record Frame(
      long index, String seconds, int[] codes, int level, boolean isFirst, OptionalLong samples) {}

  /** What stands before the first frame, with its line end; may be empty. */
  String heading(PhcHeader header);

  /** What stands in place of frames where there are none, with its line end; may be empty. */
  String nothing(PhcHeader header);

  /** A line, with its end. */
  String line(Frame frame, PhcHeader header);
}

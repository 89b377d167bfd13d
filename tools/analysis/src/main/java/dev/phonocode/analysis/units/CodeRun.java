// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.units;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of frames with the same code.
 *
 * @param firstFrame of the run
 * @param endFrame after its last
 */
public record CodeRun(int firstFrame, int endFrame, int code) {
  /** The runs of a series of codes {@code [frames]}, in order; they cover it. */
  public static List<CodeRun> of(int[] codes) {
    List<CodeRun> runs = new ArrayList<>();
    int first = 0;
    for (int frame = 1; frame <= codes.length; frame++) {
      if (frame == codes.length || codes[frame] != codes[first]) {
        runs.add(new CodeRun(first, frame, codes[first]));
        first = frame;
      }
    }
    return runs;
  }

  /** The first of so many frames whose centre is not before a time. */
  public static int frame(double seconds, double frameRateHz, int frames) {
    return (int) Math.max(0, Math.min(frames, Math.ceil(seconds * frameRateHz - 0.5)));
  }

  /** Its length in frames. */
  public int frames() {
    return endFrame - firstFrame;
  }
}

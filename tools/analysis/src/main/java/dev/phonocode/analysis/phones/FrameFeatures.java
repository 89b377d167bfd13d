// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.util.Arrays;
import java.util.List;

/** Numbers that a classifier sees of a frame. */
interface FrameFeatures {
  /** How many. */
  int size();

  /** Writes those of a frame into {@code out} [size]. */
  void write(LabelledFrames recording, int frame, double[] out);

  /** Cepstra over 200 ms. */
  static FrameFeatures cepstra() {
    return new FrameFeatures() {
      @Override
      public int size() {
        return Cepstra.WIDE;
      }

      @Override
      public void write(LabelledFrames recording, int frame, double[] out) {
        for (int d = 0; d < out.length; d++) {
          out[d] = recording.cepstra()[frame][d];
        }
      }
    };
  }

  /**
   * The quantised vector of a frame: the sum of the chosen vectors of the first books.
   *
   * @param codebooks the vectors of each book, {@code [size · dimension]}
   */
  static FrameFeatures quantised(List<float[]> codebooks, int dimension) {
    return new FrameFeatures() {
      @Override
      public int size() {
        return dimension;
      }

      @Override
      public void write(LabelledFrames recording, int frame, double[] out) {
        Arrays.fill(out, 0);
        for (int book = 0; book < codebooks.size(); book++) {
          int at = recording.codes()[frame][book] * dimension;
          for (int d = 0; d < dimension; d++) {
            out[d] += codebooks.get(book)[at + d];
          }
        }
      }
    };
  }
}

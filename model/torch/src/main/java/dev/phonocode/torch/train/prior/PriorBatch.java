// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;

/**
 * Windows of codes, filled one after the other. Frames past the end of a recording and books past
 * the prefix are absent: their rows are zero and nobody asks for their codes.
 */
final class PriorBatch {
  private final ModelConfig.Quantiser quantiser;
  private final Weights weights;
  private final int frames;
  private final float[] rows; // [B][books · D][T]
  private final long[] targets; // [B][books][T]
  private final float[] mask; // [B][books][T]: 1 where there is a code
  private int items;

  /** A batch for {@code size} windows of {@code frames} frames. */
  PriorBatch(ModelConfig.Quantiser quantiser, Weights weights, int size, int frames) {
    this.quantiser = quantiser;
    this.weights = weights;
    this.frames = frames;
    int books = quantiser.books();
    rows = new float[size * books * quantiser.dimension() * frames];
    targets = new long[size * books * frames];
    mask = new float[size * books * frames];
  }

  /**
   * Adds a window.
   *
   * @param codes [frames][books] of a recording
   * @param first frame of the window
   * @param books that are present
   */
  void add(Tensor codes, int first, int books) {
    int all = quantiser.books();
    int d = quantiser.dimension();
    int count = Math.min(frames, codes.shape()[0] - first);
    for (int q = 0; q < books; q++) {
      float[] book = weights.get("quantiser.codebook." + q, quantiser.size(), d).data();
      for (int t = 0; t < count; t++) {
        int code = (int) codes.data()[(first + t) * all + q];
        int at = (items * all + q) * frames + t;
        targets[at] = code;
        mask[at] = 1;
        for (int i = 0; i < d; i++) {
          rows[((items * all + q) * d + i) * frames + t] = book[code * d + i];
        }
      }
    }
    items++;
  }

  int items() {
    return items;
  }

  int frames() {
    return frames;
  }

  float[] rows() {
    return rows;
  }

  long[] targets() {
    return targets;
  }

  float[] mask() {
    return mask;
  }

  /** Codes of a book that are present. */
  int count(int book) {
    int count = 0;
    for (int b = 0; b < items; b++) {
      for (int t = 0; t < frames; t++) {
        count += (int) mask[(b * quantiser.books() + book) * frames + t];
      }
    }
    return count;
  }
}

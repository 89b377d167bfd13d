// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

/** First in, first out, of frames [width]; rows are used again, so it allocates only to grow. */
final class FrameQueue {
  private static final int FIRST_CAPACITY = 8;

  private final int width;
  private float[][] rows; // ring
  private int head;
  private int size;

  FrameQueue(int width) {
    this.width = width;
    this.rows = new float[FIRST_CAPACITY][width];
  }

  int size() {
    return size;
  }

  /** Appends a frame; the row returned holds old numbers and is to be filled. */
  float[] add() {
    if (size == rows.length) {
      float[][] larger = new float[2 * size][];
      for (int i = 0; i < larger.length; i++) {
        larger[i] = i < size ? rows[(head + i) % size] : new float[width];
      }
      rows = larger;
      head = 0;
    }
    size++;
    return rows[(head + size - 1) % rows.length];
  }

  /** Removes the oldest frame; the row stays valid until the next {@link #add}. */
  float[] remove() {
    if (size == 0) {
      throw new IllegalStateException("the queue is empty");
    }
    float[] row = rows[head];
    head = (head + 1) % rows.length;
    size--;
    return row;
  }
}

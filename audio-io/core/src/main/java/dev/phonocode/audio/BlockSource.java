// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.Closeable;
import java.io.IOException;
import java.util.Objects;

/** A source whose samples come a block at a time, and are read in portions of any size. */
public abstract class BlockSource implements AudioSource {
  private final Closeable origin;
  private float[] block = new float[0];
  private int from; // next sample in the block
  private int to; // after the last sample in the block

  /**
   * Nothing read yet.
   *
   * @param origin of the samples; closed with this object
   */
  protected BlockSource(Closeable origin) {
    this.origin = Objects.requireNonNull(origin, "origin");
  }

  /**
   * Makes some more samples and {@link #give}s them, perhaps none.
   *
   * @return false at the end, now and ever after
   */
  protected abstract boolean nextBlock() throws IOException;

  /** Hands over {@code samples[first .. end)}, which stay as they are until the next block. */
  protected final void give(float[] samples, int first, int end) {
    block = samples;
    from = first;
    to = end;
  }

  @Override
  public final int read(float[] samples, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, samples.length);
    if (length == 0) {
      return 0;
    }
    while (from == to) {
      if (!nextBlock()) {
        return -1;
      }
    }
    int count = Math.min(length, to - from);
    System.arraycopy(block, from, samples, offset, count);
    from += count;
    return count;
  }

  @Override
  public final void close() throws IOException {
    origin.close();
  }
}

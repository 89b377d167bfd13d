// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/** A filter that makes a block of samples whenever one has come. */
abstract class BlockFilter implements SampleFilter {
  /** Samples of a block. */
  final int hop;

  /** The last samples; those of the block that came are its end. */
  final float[] recent;

  /** [hop] The block that leaves. */
  final float[] ready;

  private int fresh; // samples of the block that is coming
  private int from; // of `ready`
  private int to;

  /**
   * At the start of a stream, with silence before it.
   *
   * @param held samples that are kept, a hop or more
   */
  BlockFilter(int hop, int held) {
    this.hop = hop;
    recent = new float[held];
    ready = new float[hop];
  }

  /**
   * Fills {@link #ready}, as a block has come.
   *
   * @return how many of its first samples are of before the stream, 0 to {@link #hop}
   */
  abstract int makeBlock();

  @Override
  public final int push(float[] samples, int offset, int length) {
    int taken = 0;
    while (taken < length && from == to) {
      int count = Math.min(length - taken, hop - fresh);
      System.arraycopy(samples, offset + taken, recent, recent.length - hop + fresh, count);
      taken += count;
      fresh += count;
      if (fresh == hop) {
        from = makeBlock();
        to = hop;
        System.arraycopy(recent, hop, recent, 0, recent.length - hop);
        fresh = 0;
      }
    }
    return taken;
  }

  @Override
  public final int poll(float[] out, int offset, int length) {
    int count = Math.min(length, to - from);
    System.arraycopy(ready, from, out, offset, count);
    from += count;
    return count;
  }
}

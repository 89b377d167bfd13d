// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

/** Two filters, one after the other. */
final class FilterChain implements PostFilter {
  private static final int BUFFER_SAMPLES = 256;

  private final PostFilter first;
  private final PostFilter second;
  private final float[] between = new float[BUFFER_SAMPLES];
  private int from;
  private int to;

  FilterChain(PostFilter first, PostFilter second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public void expect(float[] condition) {
    first.expect(condition);
    second.expect(condition);
  }

  @Override
  public int push(float[] samples, int offset, int length) {
    return first.push(samples, offset, length);
  }

  @Override
  public int poll(float[] out, int offset, int length) {
    int count;
    while ((count = second.poll(out, offset, length)) == 0) {
      if (from == to) {
        from = 0;
        to = first.poll(between, 0, between.length);
        if (to == 0) {
          break;
        }
      }
      from += second.push(between, from, to - from);
    }
    return count;
  }
}

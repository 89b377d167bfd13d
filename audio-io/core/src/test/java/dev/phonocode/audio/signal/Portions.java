// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/** Sends a signal through a filter in portions. */
final class Portions {
  private Portions() {}

  /**
   * The first {@code count} samples that come out.
   *
   * @param fed the signal, with as many samples behind it as the filter is late, and a block
   * @param portion samples pushed or polled at once
   */
  static float[] through(SampleFilter filter, float[] fed, int count, int portion) {
    float[] out = new float[count];
    int pushed = 0;
    int polled = 0;
    while (polled < out.length) {
      polled += filter.poll(out, polled, Math.min(portion, out.length - polled));
      pushed += filter.push(fed, pushed, Math.min(portion, fed.length - pushed));
    }
    return out;
  }
}

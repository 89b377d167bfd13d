// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.check;

import dev.phonocode.audio.files.Text;

/** Peaks cut off at full scale: the same extreme value several samples long. */
final class Clipping {
  private static final float FULL = 0.985f;
  private static final int LEAST_RUN = 3;

  /** A plosive into the microphone does this many; a gain that is too high does more. */
  private static final double MOST_SHARE = 5e-4;

  private long samples;
  private long clipped;
  private float last;
  private int run;

  void add(float sample) {
    samples++;
    run = sample == last ? run + 1 : 1;
    last = sample;
    if (run >= LEAST_RUN && Math.abs(sample) >= FULL) {
      clipped += run == LEAST_RUN ? LEAST_RUN : 1;
    }
  }

  boolean isHeard() {
    return clipped > MOST_SHARE * samples;
  }

  String words() {
    return Text.of("clipped: peaks are cut off in %.1f %% of it", 100.0 * clipped / samples);
  }
}

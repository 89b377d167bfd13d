// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.check;

/**
 * Whether the level moves as speech moves it: frames of 20 ms between the quietest and the loudest
 * twentieth differ by tens of dB. Of noise they differ by 1 dB, of a tone by nothing.
 */
final class Syllables {
  private static final double LEAST_RANGE_DB = 3;
  private static final double LEAST_SECONDS = 1;
  private static final int FRAMES_A_SECOND = 50;
  private static final double TAIL = 0.05;

  /** Histogram of frame levels in steps of a quarter dB from -160 dB. */
  private static final int STEPS_A_DB = 4;

  private static final int LOWEST_DB = -160;

  private final long[] frames = new long[STEPS_A_DB * 400];
  private final int frameSamples;
  private double energy;
  private int filled;
  private long count;

  Syllables(int sampleRateHz) {
    frameSamples = sampleRateHz / FRAMES_A_SECOND;
  }

  void add(float sample) {
    energy += (double) sample * sample;
    if (++filled == frameSamples) {
      double db = 10 * Math.log10(energy / frameSamples);
      int step = (int) (STEPS_A_DB * (Math.max(db, LOWEST_DB) - LOWEST_DB));
      frames[Math.min(step, frames.length - 1)]++;
      count++;
      energy = 0;
      filled = 0;
    }
  }

  /** False also where there is too little to tell. */
  boolean areMissing() {
    return count >= LEAST_SECONDS * FRAMES_A_SECOND
        && quantileDb(1 - TAIL) - quantileDb(TAIL) < LEAST_RANGE_DB;
  }

  private double quantileDb(double share) {
    long below = 0;
    for (int step = 0; step < frames.length; step++) {
      below += frames[step];
      if (below > share * count) {
        return LOWEST_DB + (double) step / STEPS_A_DB;
      }
    }
    throw new IllegalStateException("no frames");
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.pitch;

/**
 * Marks along speech, one a period where it is voiced and one each 10 ms elsewhere. A mark in
 * voiced speech lies where the waveform around it is most like that around the mark before.
 */
final class PitchMarks {
  private static final double REACH = 0.25; // of a period, around where the next mark is expected

  private final Stretch input;
  private final int unvoicedPeriod; // samples
  private long at; // the last mark
  private boolean wasVoiced;

  /**
   * A mark.
   *
   * @param at sample number
   * @param period samples to the next mark, as expected
   * @param isVoiced whether there is a pitch to move
   */
  record Mark(long at, int period, boolean isVoiced) {}

  PitchMarks(Stretch input, int unvoicedPeriod) {
    this.input = input;
    this.unvoicedPeriod = unvoicedPeriod;
  }

  /**
   * The mark where the walk stands; moves on to the next.
   *
   * @param period samples of the pitch period there; 0 where unvoiced
   */
  Mark next(int period) {
    boolean isVoiced = period > 0;
    Mark mark = new Mark(at, isVoiced ? period : unvoicedPeriod, isVoiced);
    at += isVoiced && wasVoiced ? alike(period) : isVoiced ? peak(period) : unvoicedPeriod;
    wasVoiced = isVoiced;
    return mark;
  }

  /** Where the next mark will be. */
  long position() {
    return at;
  }

  /** The distance at which the waveform is most like that at the mark. */
  private int alike(int period) {
    int reach = (int) (REACH * period);
    int best = period;
    double highest = Double.NEGATIVE_INFINITY;
    for (int distance = period - reach; distance <= period + reach; distance++) {
      double product = 0;
      double energy = 1e-9;
      for (int i = -period / 2; i < period / 2; i++) {
        float there = input.get(at + distance + i);
        product += input.get(at + i) * there;
        energy += there * there;
      }
      double likeness = product / Math.sqrt(energy);
      if (likeness > highest) {
        highest = likeness;
        best = distance;
      }
    }
    return best;
  }

  /** Where voice sets in: the distance to the largest swing within the next period. */
  private int peak(int period) {
    int best = period;
    float highest = 0;
    for (int distance = period / 2; distance <= period + period / 2; distance++) {
      float swing = Math.abs(input.get(at + distance));
      if (swing > highest) {
        highest = swing;
        best = distance;
      }
    }
    return best;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

/** What conversion to another voice does with the pitch of the speech. */
public sealed interface PitchChange {
  /** Moves it so that its median is the target's, where both are known. */
  static PitchChange follow() {
    return new Follow();
  }

  /** Leaves it as it is. */
  static PitchChange keep() {
    return by(0);
  }

  /** Moves it by so many semitones, -24 to 24. */
  static PitchChange by(double semitones) {
    return new By(semitones);
  }

  /** Moves it so that its median is the target's. */
  record Follow() implements PitchChange {}

  /**
   * Moves it by a fixed distance.
   *
   * @param semitones up, or down if negative
   */
  record By(double semitones) implements PitchChange {
    /** The farthest move. */
    public static final double MOST = 24;

    /** Rejects moves of more than two octaves. */
    public By {
      if (!(Math.abs(semitones) <= MOST)) {
        throw new IllegalArgumentException(
            "pitch: expected -24 to 24 semitones, found " + semitones);
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import java.util.OptionalDouble;

/**
 * What conversion to another voice does with the pitch of the speech.
 *
 * @param semitones that it is moved by: up, or down if negative; if empty, its median becomes the
 *     target's, where both are known
 */
public record PitchChange(OptionalDouble semitones) {
  /** The farthest move, in semitones. */
  public static final double MOST = 24;

  /** Rejects moves of more than two octaves. */
  public PitchChange {
    if (!(Math.abs(semitones.orElse(0)) <= MOST)) {
      throw new IllegalArgumentException(
          "pitch: expected -24 to 24 semitones, found " + semitones.getAsDouble());
    }
  }

  /** Moves it so that its median is the target's, where both are known. */
  public static PitchChange follow() {
    return new PitchChange(OptionalDouble.empty());
  }

  /** Leaves it as it is. */
  public static PitchChange keep() {
    return by(0);
  }

  /** Moves it by so many semitones, -24 to 24. */
  public static PitchChange by(double semitones) {
    return new PitchChange(OptionalDouble.of(semitones));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A voice that the model was trained on, by name.
 *
 * @param name e.g. {@code librispeech/19}
 * @param sex {@code F}, {@code M} or {@code ?}
 * @param minutes of this voice that the model was trained on
 * @param licence of the recordings
 * @param vector its mean speaker vector, each number in [-1, 1]
 * @param pitchHz median F0 of its voiced frames; 0 where not known, as in bundles made before this
 *     was measured
 */
public record NamedSpeaker(
    String name, String sex, double minutes, String licence, List<Float> vector, double pitchHz) {
  /** Copies the vector. */
  public NamedSpeaker {
    vector = List.copyOf(vector);
  }

  /** A voice whose pitch is not known. */
  public NamedSpeaker(String name, String sex, double minutes, String licence, List<Float> vector) {
    this(name, sex, minutes, licence, vector, 0);
  }

  /** Its median F0 in Hz, if known. */
  public OptionalDouble pitch() {
    return pitchHz > 0 ? OptionalDouble.of(pitchHz) : OptionalDouble.empty();
  }
}

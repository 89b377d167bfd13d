// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import java.util.List;

/**
 * A voice that the model was trained on, by name.
 *
 * @param name e.g. {@code librispeech/19}
 * @param sex {@code F}, {@code M} or {@code ?}
 * @param minutes of this voice that the model was trained on
 * @param licence of the recordings
 * @param vector its mean speaker vector, each number in [-1, 1]
 */
public record NamedSpeaker(
    String name, String sex, double minutes, String licence, List<Float> vector) {
  /** Copies the vector. */
  public NamedSpeaker {
    vector = List.copyOf(vector);
  }
}

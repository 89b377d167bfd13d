// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import dev.phonocode.audio.Floats;
import dev.phonocode.audio.timbre.Timbre;
import java.util.Optional;
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
 * @param cepstraMeans of its {@link Timbre}; empty where not known
 * @param cepstraDeviations of its {@link Timbre}; empty where not known
 */
public record NamedSpeaker(
    String name,
    String sex,
    double minutes,
    String licence,
    Floats vector,
    double pitchHz,
    Floats cepstraMeans,
    Floats cepstraDeviations) {
  /** Older bundles do not have the last two. */
  public NamedSpeaker {
    if (name == null || vector == null) {
      throw new IllegalArgumentException(
          "voice " + name + ": expected a name and a vector, found none");
    }
    for (float number : vector.toArray()) {
      if (!Float.isFinite(number)) {
        throw new IllegalArgumentException(
            "voice " + name + ": expected a vector of finite numbers, found " + number);
      }
    }
    cepstraMeans = cepstraMeans == null ? Floats.of() : cepstraMeans;
    cepstraDeviations = cepstraDeviations == null ? Floats.of() : cepstraDeviations;
  }

  /** A voice whose timbre is not known. */
  public NamedSpeaker(
      String name, String sex, double minutes, String licence, Floats vector, double pitchHz) {
    this(name, sex, minutes, licence, vector, pitchHz, Floats.of(), Floats.of());
  }

  /** This voice with a timbre, to three decimals. */
  public NamedSpeaker withTimbre(Timbre timbre) {
    return new NamedSpeaker(
        name,
        sex,
        minutes,
        licence,
        vector,
        pitchHz,
        rounded(timbre.means()),
        rounded(timbre.deviations()));
  }

  private static Floats rounded(Floats numbers) {
    float[] rounded = numbers.toArray();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = Math.round(1000 * rounded[i]) / 1000f;
    }
    return Floats.of(rounded);
  }

  /** Its median F0 in Hz, if known. */
  public OptionalDouble pitch() {
    return pitchHz > 0 ? OptionalDouble.of(pitchHz) : OptionalDouble.empty();
  }

  /** Its timbre, if known. */
  public Optional<Timbre> timbre() {
    return cepstraMeans.size() == 0
        ? Optional.empty()
        : Optional.of(new Timbre(cepstraMeans, cepstraDeviations));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.timbre.Timbre;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A voice to speak with: one of the model's, several mixed, or one heard in a recording. */
public sealed interface Voice {
  /** A voice of the model; whether it has one of this name shows when it is used. */
  static Voice named(String name) {
    return mixture(Map.of(name, 1.0));
  }

  /**
   * Voices of the model, mixed.
   *
   * @param shares of each by name, above 0, in any unit
   */
  static Voice mixture(Map<String, Double> shares) {
    return new Mixture(shares);
  }

  /**
   * Voices of the model by their shares: the mean of their vectors and timbres and, for pitch, the
   * geometric mean of theirs.
   *
   * @param shares of each by name, above 0, in any unit
   */
  record Mixture(Map<String, Double> shares) implements Voice {
    /** Copies the map, in its order. */
    public Mixture {
      if (shares.isEmpty()) {
        throw new IllegalArgumentException("voice: expected at least one name, found none");
      }
      shares.forEach(
          (name, share) -> {
            if (!(share > 0 && share <= Float.MAX_VALUE)) {
              throw new IllegalArgumentException(
                  "voice: expected shares above 0, found " + share + " for " + name);
            }
          });
      shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    double total() {
      return shares.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /**
   * A voice as {@link SpeechCodec#voiceOf} heard it.
   *
   * @param vector the model's speaker vector, each number in [-1, 1]
   * @param pitchHz median F0, if any of the recording was voiced
   * @param timbre if enough of the recording was loud
   */
  record Heard(List<Float> vector, OptionalDouble pitchHz, Optional<Timbre> timbre)
      implements Voice {
    /** Copies the vector. */
    public Heard {
      vector = List.copyOf(vector);
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.voice;

import dev.phonocode.codec.Voice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Voices of the model by their shares, above 0, in any unit. */
public record VoiceMixture(Map<String, Double> shares) implements Voice {
  /** Copies the map, in its order. */
  public VoiceMixture {
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

  /** The shares in all. */
  public double total() {
    return shares.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}

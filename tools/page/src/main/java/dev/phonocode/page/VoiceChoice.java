// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.Voice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a request wants speech to sound: {@code voice=NAME:SHARE} once or more, temperature, seed.
 */
final class VoiceChoice {
  private static final double MAX_TEMPERATURE = 10;
  private static final int MAX_VOICES = 64;

  private VoiceChoice() {}

  /** The voices that are asked for, mixed; none if the speech keeps its own. */
  static Optional<Voice> voice(Request request) throws Refusal {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (String text : request.texts("voice")) {
      int colon = text.lastIndexOf(':');
      try {
        shares.put(
            text.substring(0, Math.max(0, colon)), Double.parseDouble(text.substring(colon + 1)));
      } catch (NumberFormatException e) {
        throw Request.wrong("voice", text, "NAME:SHARE");
      }
    }
    if (shares.size() > MAX_VOICES) {
      throw new Refusal(Refusal.BAD_REQUEST, "expected at most " + MAX_VOICES + " voices");
    }
    return shares.isEmpty() ? Optional.empty() : Optional.of(Voice.mixture(shares));
  }

  /** The temperature of this name; 1 if none is asked for. */
  static double temperature(Request request, String name) throws Refusal {
    return request.number(name, 0, MAX_TEMPERATURE).orElse(1);
  }

  /** All of it. */
  static DecodeOptions decoding(Request request) throws Refusal {
    DecodeOptions options =
        DecodeOptions.defaults()
            .seed(request.whole("seed", 0, Integer.MAX_VALUE).orElse(0))
            .temperature(temperature(request, "temperature"));
    return voice(request).map(options::voice).orElse(options);
  }
}

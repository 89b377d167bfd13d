// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.Voice;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link DecodeOptions} in a form that travels. */
final class SpokenAs implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final float temperature;
  private final LinkedHashMap<String, Double> shares;

  /**
   * Takes the options over.
   *
   * @throws IllegalArgumentException if the voice was heard in a recording: only named ones travel
   */
  SpokenAs(DecodeOptions options) {
    seed = options.seed();
    temperature = options.temperature();
    shares = new LinkedHashMap<>();
    options.voice().ifPresent(voice -> shares.putAll(sharesOf(voice)));
  }

  private static Map<String, Double> sharesOf(Voice voice) {
    if (voice.shares().isEmpty()) {
      throw new IllegalArgumentException("voice: expected one of the model's, found " + voice);
    }
    return voice.shares();
  }

  DecodeOptions options() {
    DecodeOptions options = DecodeOptions.defaults().seed(seed).temperature(temperature);
    return shares.isEmpty() ? options : options.speaker(shares);
  }
}

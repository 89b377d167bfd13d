// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.Floats;
import dev.phonocode.codec.internal.voice.HeardVoice;
import dev.phonocode.codec.internal.voice.VoiceMixture;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A voice to speak with: one of the model's, several mixed, or one heard in a recording ({@link
 * SpeechCodec#voiceOf}), which only the model that heard it can speak with.
 */
public sealed interface Voice permits VoiceMixture, HeardVoice {
  /** A voice of the model; whether it has one of this name shows when it is used. */
  static Voice named(String name) {
    return mixture(Map.of(name, 1.0));
  }

  /**
   * Voices of the model by their shares: the mean of their vectors and timbres and, for pitch, the
   * geometric mean of theirs.
   *
   * @param shares of each by name, above 0, in any unit
   */
  static Voice mixture(Map<String, Double> shares) {
    return new VoiceMixture(shares);
  }

  /**
   * A voice of which nothing is known but the model's speaker vector, such as a header holds.
   *
   * @param vector [speaker.size], each number in [-1, 1]; copied
   * @throws IllegalArgumentException if a number is beyond 1
   */
  static Voice ofVector(float... vector) {
    for (float number : vector) {
      if (!(Math.abs(number) <= 1)) {
        throw new IllegalArgumentException("voice: expected numbers from -1 to 1, found " + number);
      }
    }
    return new HeardVoice(
        Optional.empty(), Floats.of(vector), OptionalDouble.empty(), Optional.empty());
  }

  /** The model's voices in it by their shares; empty if it is none of theirs. */
  Map<String, Double> shares();
}

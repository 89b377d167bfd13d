// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import java.util.Map;
import java.util.Optional;

/**
 * How codes are decoded.
 *
 * @param voice to speak with; the one that the codes carry if empty
 * @param seed of the sampling: equal codes with equal seeds give equal samples, on every machine
 * @param temperature multiplies the model's own sampling temperatures; 1 leaves them
 */
public record DecodeOptions(Optional<Voice> voice, long seed, float temperature) {
  /** Rejects temperatures that are negative or not finite. */
  public DecodeOptions {
    Temperature.check(temperature);
  }

  /** The voice that the codes carry, seed 0, temperature 1. */
  public static DecodeOptions defaults() {
    return new DecodeOptions(Optional.empty(), 0, 1);
  }

  /** These options with a voice of the model, by name. */
  public DecodeOptions speaker(String name) {
    return voice(Voice.named(name));
  }

  /**
   * These options with voices of the model, mixed.
   *
   * @param shares of each by name, above 0, in any unit
   */
  public DecodeOptions speaker(Map<String, Double> shares) {
    return voice(Voice.mixture(shares));
  }

  /** These options with a voice. */
  public DecodeOptions voice(Voice other) {
    return new DecodeOptions(Optional.of(other), seed, temperature);
  }

  /** These options with another seed. */
  public DecodeOptions seed(long number) {
    return new DecodeOptions(voice, number, temperature);
  }

  /** These options with another temperature. */
  public DecodeOptions temperature(double factor) {
    return new DecodeOptions(voice, seed, (float) factor);
  }
}

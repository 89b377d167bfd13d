// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import java.util.Optional;

/**
 * How new speech is drawn from a model's prior.
 *
 * @param speaker name of a voice of the model. If empty: the voice of {@code prime}, or one of the
 *     model's voices, chosen by the seed
 * @param seed of the drawing: equal options give equal codes, on every machine
 * @param temperature 1 is the prior's own; lower is less varied; 0 takes the most likely codes
 * @param prime speech to go on from, of this model and with all its books
 */
public record SampleOptions(
    Optional<String> speaker, long seed, float temperature, Optional<CodeSequence> prime) {
  /** Rejects temperatures that are negative or not finite. */
  public SampleOptions {
    Temperature.check(temperature);
  }

  /** From nothing, seed 0, temperature 1. */
  public static SampleOptions defaults() {
    return new SampleOptions(Optional.empty(), 0, 1, Optional.empty());
  }

  /** These options with a voice of the model, by name. */
  public SampleOptions speaker(String name) {
    return new SampleOptions(Optional.of(name), seed, temperature, prime);
  }

  /** These options with another seed. */
  public SampleOptions seed(long number) {
    return new SampleOptions(speaker, number, temperature, prime);
  }

  /** These options with another temperature. */
  public SampleOptions temperature(double value) {
    return new SampleOptions(speaker, seed, (float) value, prime);
  }

  /** These options with speech to go on from. */
  public SampleOptions prime(CodeSequence speech) {
    return new SampleOptions(speaker, seed, temperature, Optional.of(speech));
  }
}

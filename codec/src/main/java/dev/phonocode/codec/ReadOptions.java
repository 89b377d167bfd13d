// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.Damage;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * How a {@code .phc} stream is read.
 *
 * @param maxSeconds the most speech that is believed; if empty, each packet is held to what its
 *     bytes may stand for, as the format says: a file of hostile make claims hours in a kilobyte
 * @param onDamage told what was lost and skipped; if empty, the first damage is an exception
 */
public record ReadOptions(OptionalDouble maxSeconds, Optional<Consumer<Damage>> onDamage) {
  /** Rejects lengths that are negative or no numbers. */
  public ReadOptions {
    if (!(maxSeconds.orElse(0) >= 0)) {
      throw new IllegalArgumentException(
          "seconds: expected 0 or more, found " + maxSeconds.getAsDouble());
    }
  }

  /** The first damage is an exception, and so is anything after the end packet. */
  public static ReadOptions strict() {
    return new ReadOptions(OptionalDouble.empty(), Optional.empty());
  }

  /** What is damaged is told and passed by; a damaged header is an exception all the same. */
  public static ReadOptions tolerant(Consumer<Damage> onDamage) {
    return strict().onDamage(onDamage);
  }

  /** These options, tolerant of damage. */
  public ReadOptions onDamage(Consumer<Damage> listener) {
    return new ReadOptions(maxSeconds, Optional.of(listener));
  }

  /** These options with a greatest length; more is damage. */
  public ReadOptions maxSeconds(double seconds) {
    return new ReadOptions(OptionalDouble.of(seconds), onDamage);
  }
}

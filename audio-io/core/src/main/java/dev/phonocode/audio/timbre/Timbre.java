// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.timbre;

import dev.phonocode.audio.Floats;
import java.util.List;

/**
 * The timbre of a voice: how its mel cepstra c1, c2, … are distributed over loud speech. Made by
 * {@link TimbreMeter}.
 *
 * @param means [20]
 * @param deviations [20] standard deviations
 */
public record Timbre(Floats means, Floats deviations) {
  /** Rejects other sizes. */
  public Timbre {
    if (means.size() != Cepstrum.SIZE || deviations.size() != Cepstrum.SIZE) {
      throw new IllegalArgumentException(
          "timbre: expected %s means and as many deviations, found %s and %s"
              .formatted(Cepstrum.SIZE, means.size(), deviations.size()));
    }
  }

  /**
   * A timbre between several: the mean of theirs by shares.
   *
   * @param shares as many as timbres, of sum 1
   */
  public static Timbre mixture(List<Timbre> timbres, List<Double> shares) {
    return new Timbre(
        mixed(timbres.stream().map(Timbre::means).toList(), shares),
        mixed(timbres.stream().map(Timbre::deviations).toList(), shares));
  }

  private static Floats mixed(List<Floats> numbers, List<Double> shares) {
    float[] mixed = new float[Cepstrum.SIZE];
    for (int i = 0; i < mixed.length; i++) {
      double sum = 0;
      for (int n = 0; n < numbers.size(); n++) {
        sum += shares.get(n) * numbers.get(n).get(i);
      }
      mixed[i] = (float) sum;
    }
    return Floats.of(mixed);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.timbre;

import java.util.ArrayList;
import java.util.List;

/**
 * The timbre of a voice: how its mel cepstra c1, c2, … are distributed over loud speech. Made by
 * {@link TimbreMeter}.
 *
 * @param means [20]
 * @param deviations [20] standard deviations
 */
public record Timbre(List<Float> means, List<Float> deviations) {
  /** Copies the lists. */
  public Timbre {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.size() != Cepstrum.SIZE || deviations.size() != Cepstrum.SIZE) {
      throw new IllegalArgumentException(
          "timbre: expected "
              + Cepstrum.SIZE
              + " means and as many deviations, found "
              + means.size()
              + " and "
              + deviations.size());
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

  private static List<Float> mixed(List<List<Float>> numbers, List<Double> shares) {
    List<Float> mixed = new ArrayList<>();
    for (int i = 0; i < Cepstrum.SIZE; i++) {
      double sum = 0;
      for (int n = 0; n < numbers.size(); n++) {
        sum += shares.get(n) * numbers.get(n).get(i);
      }
      mixed.add((float) sum);
    }
    return mixed;
  }
}

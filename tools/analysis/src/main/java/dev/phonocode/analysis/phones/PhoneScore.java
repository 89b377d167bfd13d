// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

/**
 * How well one system told the phones of some test frames.
 *
 * @param system e.g. {@code codes}
 * @param silence what became of silence
 * @param split of the manifest
 * @param speaker one, or empty for all
 * @param counts groups against phones
 * @param phoneOf {@code [groups]} the phone that each group means
 * @param mostLikely the training's most frequent phone
 */
public record PhoneScore(
    String system,
    Silence silence,
    String split,
    String speaker,
    Contingency counts,
    int[] phoneOf,
    int mostLikely) {

  /** The share of frames whose phone was told. */
  public double accuracy() {
    long right = 0;
    for (int group = 0; group < phoneOf.length; group++) {
      right += counts.count(group, phoneOf[group]);
    }
    return (double) right / counts.total();
  }

  /** The share that saying the most likely phone always would get. */
  public double majority() {
    return (double) counts.classCounts()[mostLikely] / counts.total();
  }

  /** Frames by phone said and phone guessed, {@code [phones][phones]}. */
  public long[][] confusion() {
    int phones = counts.classCounts().length;
    long[][] confusion = new long[phones][phones];
    for (int group = 0; group < phoneOf.length; group++) {
      for (int phone = 0; phone < phones; phone++) {
        confusion[phone][phoneOf[group]] += counts.count(group, phone);
      }
    }
    return confusion;
  }

  /** Whether it stands for all speakers of its split. */
  public boolean isWhole() {
    return speaker.isEmpty();
  }
}

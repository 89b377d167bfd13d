// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.jobs.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What an analysis found.
 *
 * @param coding the codes that these are
 * @param material what they were held against
 * @param phones in the order of all tables
 * @param scores of each system, with silence left out and counted, by test split and speaker
 * @param rates of each split
 * @param units runs of codes against phones in time
 * @param lengths codes and phones in the training recordings, silence counted
 */
public record PhoneResult(
    Coding coding,
    Material material,
    List<String> phones,
    List<PhoneScore> scores,
    List<CodeRate> rates,
    Units units,
    CodeLengths lengths) {

  /**
   * The codes of one book of a model.
   *
   * @param model its name
   * @param modelId its SHA-256
   * @param book from 1
   * @param codes of the book
   */
  public record Coding(String model, String modelId, double frameRateHz, int book, int codes) {}

  /**
   * The recordings.
   *
   * @param recordings that count
   * @param seconds that these last
   * @param unlabelled recordings without labels
   * @param failures recordings that were left out
   * @param examples a few test recordings to listen to
   */
  public record Material(
      int recordings,
      double seconds,
      int unlabelled,
      List<Failure> failures,
      List<Example> examples) {}

  /** The splits that were tested on, in the order of the manifest. */
  public List<String> splits() {
    return scores.stream().map(PhoneScore::split).distinct().toList();
  }

  /** The score of a system over all speakers of a split. */
  public Optional<PhoneScore> whole(String system, Silence silence, String split) {
    return scores.stream()
        .filter(s -> s.isWhole() && s.system().equals(system))
        .filter(s -> s.silence() == silence && s.split().equals(split))
        .findFirst();
  }
}

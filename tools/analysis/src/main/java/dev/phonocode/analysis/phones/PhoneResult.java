// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an analysis found.
 *
 * @param modelName of the model
 * @param modelId its SHA-256
 * @param book whose codes these are, from 1
 * @param codes number of codes of the book
 * @param phones in the order of all tables
 * @param scores of each system, with silence left out and counted, by test split and speaker
 * @param rates of each test split
 * @param units runs of codes against phones in time
 * @param meeting codes against phones in the training recordings, silence counted
 * @param phoneMillis mean length of each phone in all recordings
 * @param codeMillis mean length of a run of each code in the training recordings; NaN if it has
 *     none
 * @param examples a few test recordings to listen to
 * @param failures recordings that were left out
 * @param unlabelled recordings without labels
 * @param recordings that count
 * @param seconds that these last
 */
public record PhoneResult(
    String modelName,
    String modelId,
    double frameRateHz,
    int book,
    int codes,
    List<String> phones,
    List<PhoneScore> scores,
    List<CodeRate> rates,
    Units units,
    Contingency meeting,
    double[] phoneMillis,
    double[] codeMillis,
    List<Example> examples,
    List<Failure> failures,
    int unlabelled,
    int recordings,
    double seconds) {

  /** Why a recording was left out. */
  public record Failure(Path file, Exception reason) {}

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

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.analysis.metrics.SpeechMetrics;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the rate and quality table: one system over all recordings.
 *
 * @param system its name
 * @param bitsPerSecond of all files over the length of all originals
 * @param metrics means over the recordings that have a figure
 * @param counts how many recordings have each, by the names of {@link SpeechMetrics#figures}
 * @param model what only this codec has
 */
public record SystemScore(
    String system,
    double bitsPerSecond,
    SpeechMetrics metrics,
    Map<String, Integer> counts,
    Optional<ModelScore> model) {

  /**
   * What only this codec has. Arrays are not copied.
   *
   * @param id of the model
   * @param books used
   * @param frames of codes over all recordings: few frames cannot use many codes
   * @param usage [books] share of a book's codes that occurred, 0 to 1
   * @param normalisedEntropy [books] of a book's codes, 1 if all are equally frequent
   * @param saved share of the bits of codes at fixed width that the prior saves, with all books of
   *     the model; not above 0 without a prior
   * @param bits with right and wrong codes; in the row with the most books alone, and if there are
   *     two recordings at least
   */
  public record ModelScore(
      String id,
      int books,
      long frames,
      double[] usage,
      double[] normalisedEntropy,
      double saved,
      Optional<Bits> bits) {}

  /**
   * Bits that the decoder needs for a sample of a sub-band when it is told the true past. Means
   * over the recordings.
   *
   * @param right with the recording's own codes
   * @param wrong with the codes of the next recording
   */
  public record Bits(double right, double wrong) {}
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.labels.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording to listen to.
 *
 * @param title what it is
 * @param transcript its labels
 */
public record Example(Path file, String title, Transcript transcript) {
  private static final int PER_SPLIT = 2;
  private static final double SHORTEST_SECONDS = 1.5;
  private static final double LONGEST_SECONDS = 6;

  /** From each test split, recordings of different speakers that are neither short nor long. */
  static List<Example> choose(Corpus corpus) {
    List<LabelledFrames> chosen = new ArrayList<>();
    for (LabelledFrames r : corpus.recordings()) {
      boolean isFit =
          !r.split().equals(Training.SPLIT)
              && r.seconds() >= SHORTEST_SECONDS
              && r.seconds() <= LONGEST_SECONDS;
      long twins = chosen.stream().filter(c -> c.split().equals(r.split())).count();
      boolean isNewSpeaker = chosen.stream().noneMatch(c -> c.speaker().equals(r.speaker()));
      if (isFit && isNewSpeaker && twins < PER_SPLIT) {
        chosen.add(r);
      }
    }
    return chosen.stream()
        .map(
            r ->
                new Example(
                    r.item().file(), r.item().name() + " (" + r.split() + ")", r.transcript()))
        .toList();
  }
}

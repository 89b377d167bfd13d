// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.labels.Segment;
import dev.phonocode.analysis.labels.Transcript;
import java.util.Optional;

/**
 * A recording's code frames, and the phone at the centre of each.
 *
 * @param transcript its labels as they stand in their file
 * @param codes {@code [frames][books]}
 * @param phones {@code [frames]}; empty where there is no label
 * @param cepstra {@code [frames][Cepstra.WIDE]}
 */
record LabelledFrames(
    PhoneAnalysis.Item item,
    double seconds,
    Transcript transcript,
    int[][] codes,
    String[] phones,
    float[][] cepstra) {

  String speaker() {
    return item.speaker();
  }

  String split() {
    return item.split();
  }

  int frames() {
    return codes.length;
  }

  /** The phone at the centre of each frame. */
  static String[] phones(Transcript transcript, int frames, double frameRateHz) {
    String[] phones = new String[frames];
    for (int frame = 0; frame < frames; frame++) {
      Optional<Segment> segment = transcript.at((frame + 0.5) / frameRateHz);
      phones[frame] = segment.map(s -> Phones.of(s.label())).orElse("");
    }
    return phones;
  }
}

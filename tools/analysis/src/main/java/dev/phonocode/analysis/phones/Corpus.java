// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.util.List;
import java.util.TreeSet;

/**
 * Labelled recordings, with phones by number.
 *
 * @param recordings all that have labels
 * @param phones in alphabetical order: a phone's number is its place
 * @param ids {@code [recordings][frames]} the phone of each frame, -1 where there is no label
 */
record Corpus(List<LabelledFrames> recordings, List<String> phones, int[][] ids) {
  /** No label. */
  static final int NONE = -1;

  static Corpus of(List<LabelledFrames> recordings) {
    TreeSet<String> found = new TreeSet<>();
    recordings.forEach(recording -> found.addAll(List.of(recording.phones())));
    found.remove("");
    List<String> phones = List.copyOf(found);
    int[][] ids = new int[recordings.size()][];
    for (int r = 0; r < ids.length; r++) {
      String[] labels = recordings.get(r).phones();
      ids[r] = new int[labels.length];
      for (int frame = 0; frame < labels.length; frame++) {
        ids[r][frame] = phones.indexOf(labels[frame]);
      }
    }
    return new Corpus(recordings, phones, ids);
  }

  /** Whether a frame counts. */
  boolean counts(int phone, Silence silence) {
    return phone != NONE
        && (silence == Silence.COUNTED || !phones.get(phone).equals(Phones.SILENCE));
  }
}

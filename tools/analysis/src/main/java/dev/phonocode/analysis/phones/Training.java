// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.audio.corpus.Manifest;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The frames to fit to.
 *
 * @param silence what becomes of silence
 */
record Training(Corpus corpus, Silence silence) {
  /** The split to fit to. */
  static final String SPLIT = Manifest.TRAIN;

  /** Number of phones. */
  int phones() {
    return corpus.phones().size();
  }

  /**
   * Each training recording, with the phone of each frame, {@link Corpus#NONE} where it does not
   * count.
   */
  void forEach(BiConsumer<LabelledFrames, int[]> visitor) {
    for (int r = 0; r < corpus.recordings().size(); r++) {
      LabelledFrames recording = corpus.recordings().get(r);
      if (recording.split().equals(SPLIT)) {
        visitor.accept(recording, kept(corpus.ids()[r]));
      }
    }
  }

  private int[] kept(int[] phones) {
    int[] kept = phones.clone();
    for (int frame = 0; frame < kept.length; frame++) {
      kept[frame] = corpus.counts(kept[frame], silence) ? kept[frame] : Corpus.NONE;
    }
    return kept;
  }

  /** Frames that count. */
  long frames() {
    long[] sum = {0};
    forEach(
        (recording, phones) ->
            sum[0] += IntStream.of(phones).filter(phone -> phone != Corpus.NONE).count());
    return sum[0];
  }
}

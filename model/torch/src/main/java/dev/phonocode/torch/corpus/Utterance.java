// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.corpus;

import dev.phonocode.audio.corpus.Manifest;

/**
 * One recording in the {@link Corpus}.
 *
 * @param row of the manifest
 * @param speaker index among the corpus's speakers
 * @param samples it lasts
 * @param levelByte active level, as {@link dev.phonocode.audio.signal.LevelMeter} gives it
 * @param firstSample where its samples start in the store
 * @param firstFrame where its feature frames start in the store
 * @param frames it has, at the mel hop
 */
public record Utterance(
    Manifest.Row row,
    int speaker,
    int samples,
    int levelByte,
    long firstSample,
    long firstFrame,
    int frames) {
  /** This recording of another speaker. */
  Utterance withSpeaker(int index) {
    return new Utterance(row, index, samples, levelByte, firstSample, firstFrame, frames);
  }
}

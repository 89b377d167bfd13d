// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.SpeakerRecording;
import dev.phonocode.audio.corpus.Manifest;
import java.util.List;

/** All recordings of a manifest with their speakers, and their texts where it has them. */
final class SpeakerRecordings {
  private SpeakerRecordings() {}

  static List<SpeakerRecording> of(Manifest manifest) {
    return manifest.rows().stream()
        .map(
            row ->
                new SpeakerRecording(
                    manifest.file(row),
                    row.speaker(),
                    row.split().equals(Manifest.TRAIN),
                    manifest.text(row)))
        .toList();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.analysis.Talk;
import dev.phonocode.audio.corpus.Manifest;
import java.util.List;

/** All recordings of a manifest with their speakers, and their texts where it has them. */
final class TalkList {
  private TalkList() {}

  static List<Talk> of(Manifest manifest) {
    return manifest.rows().stream()
        .map(
            row ->
                new Talk(
                    manifest.file(row),
                    row.speaker(),
                    row.split().equals(Manifest.TRAIN),
                    manifest.text(row)))
        .toList();
  }
}

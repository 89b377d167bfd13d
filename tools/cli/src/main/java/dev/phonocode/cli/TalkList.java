// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.analysis.Talk;
import dev.phonocode.model.train.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All recordings of a manifest with their speakers, and their texts where it has them. */
final class TalkList {
  private TalkList() {}

  static List<Talk> read(Path data) throws IOException {
    Manifest manifest = Manifest.read(data);
    Map<String, String> texts = Files.isRegularFile(data) ? texts(data) : Map.of();
    return manifest.rows().stream()
        .map(
            row ->
                new Talk(
                    manifest.folder().resolve(row.path()),
                    row.speaker(),
                    row.split().equals(Manifest.TRAIN),
                    Optional.ofNullable(texts.get(row.path()))))
        .toList();
  }

  /** Texts by path; a manifest whose rows are not of one length was refused before. */
  private static Map<String, String> texts(Path manifest) throws IOException {
    List<String> lines = Files.readAllLines(manifest);
    List<String> header = Arrays.asList(lines.get(0).split("\t", -1));
    int text = header.indexOf("text");
    Map<String, String> texts = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      if (text >= 0 && text < cells.length && !cells[text].isBlank()) {
        texts.put(cells[header.indexOf("path")], cells[text]);
      }
    }
    return texts;
  }
}

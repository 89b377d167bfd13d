// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.train;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.model.Checksums;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The recordings of a corpus: a tab-separated file with a header row ({@code path}, {@code speaker}
 * and {@code split} are needed; {@code sex} and {@code licence} are used where present), or a
 * folder of audio in which each folder is a speaker.
 *
 * @param folder that paths are relative to
 * @param sha256 of the manifest file, or of the list of files where there is none
 */
public record Manifest(Path folder, List<Row> rows, String sha256) {
  /** The split whose rows train a model. */
  public static final String TRAIN = "train";

  private static final int VALID_EVERY = 50;

  /** One recording. */
  public record Row(String path, String speaker, String sex, String split, String licence) {}

  /** Copies the rows. */
  public Manifest {
    rows = List.copyOf(rows);
  }

  /**
   * Reads a manifest, or lists a folder.
   *
   * @throws IOException naming the line, if one is not as described
   */
  public static Manifest read(Path manifestOrFolder) throws IOException {
    return Files.isDirectory(manifestOrFolder)
        ? ofFolder(manifestOrFolder)
        : ofTable(manifestOrFolder);
  }

  private static Manifest ofTable(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty()) {
      throw new IOException(file + ": empty, expected a header row");
    }
    List<String> header = Arrays.asList(lines.get(0).split("\t", -1));
    for (String needed : List.of("path", "speaker", "split")) {
      if (!header.contains(needed)) {
        throw new IOException(file + ":1: no column \"" + needed + "\" in the header row");
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int n = 1; n < lines.size(); n++) {
      if (lines.get(n).isBlank()) {
        continue;
      }
      List<String> cells = Arrays.asList(lines.get(n).split("\t", -1));
      if (cells.size() != header.size()) {
        throw new IOException(
            file + ":" + (n + 1) + ": " + cells.size() + " cells, expected " + header.size());
      }
      rows.add(
          new Row(
              cell(header, cells, "path"),
              cell(header, cells, "speaker"),
              cell(header, cells, "sex"),
              cell(header, cells, "split"),
              cell(header, cells, "licence")));
    }
    return new Manifest(file.toAbsolutePath().getParent(), rows, Checksums.sha256(bytes));
  }

  private static String cell(List<String> header, List<String> cells, String column) {
    int i = header.indexOf(column);
    return i < 0 || cells.get(i).isEmpty() ? "?" : cells.get(i);
  }

  private static Manifest ofFolder(Path folder) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(f -> f.toString().matches("(?i).*\\.(wav|flac)")).sorted().toList();
    }
    for (Path file : files) {
      Path relative = folder.relativize(file);
      String speaker = relative.getParent() == null ? "?" : relative.getParent().toString();
      // Every fiftieth file validates, so that a folder alone is enough to train on.
      String split = rows.size() % VALID_EVERY == VALID_EVERY - 1 ? "valid" : TRAIN;
      rows.add(new Row(relative.toString(), speaker, "?", split, "?"));
    }
    if (rows.isEmpty()) {
      throw new IOException(folder + ": no .wav or .flac file in it");
    }
    String list = String.join("\n", rows.stream().map(Row::path).toList());
    return new Manifest(folder, rows, Checksums.sha256(list.getBytes(StandardCharsets.UTF_8)));
  }

  /** Opens a recording. */
  AudioSource open(Row row) throws IOException {
    return AudioFiles.open(folder.resolve(row.path()));
  }
}

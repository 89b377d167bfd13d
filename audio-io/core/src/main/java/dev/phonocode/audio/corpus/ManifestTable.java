// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.corpus;

import dev.phonocode.audio.files.Checksums;
import dev.phonocode.audio.files.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A manifest file: UTF-8, tab-separated, a header row; a byte order mark is passed over. */
final class ManifestTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String name;
  private final List<Manifest.Row> rows = new ArrayList<>();
  private final Map<String, String> texts = new HashMap<>();
  private List<String> header = List.of();

  /**
   * A table to be read.
   *
   * @param name what messages call it
   */
  ManifestTable(String name) {
    this.name = name;
  }

  static Manifest read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return new ManifestTable(file.toString()).read(in, file.toAbsolutePath().getParent());
    }
  }

  Manifest read(InputStream in, Path folder) throws IOException {
    byte[] bytes = in.readAllBytes();
    List<String> lines = decode(bytes).lines().toList();
    if (lines.isEmpty()) {
      throw new IOException(name + ": empty, expected a header row");
    }
    header = Arrays.asList(lines.get(0).split("\t", -1));
    for (String needed : List.of("path", "speaker", "split")) {
      if (!header.contains(needed)) {
        throw new IOException(
            name
                + ":1: no column \""
                + needed
                + "\" in the header row, expected path, speaker and split");
      }
    }
    for (int n = 1; n < lines.size(); n++) {
      if (!lines.get(n).isBlank()) {
        add(lines.get(n), n + 1);
      }
    }
    return new Manifest(folder, rows, texts, List.of(), Checksums.sha256(bytes));
  }

  private String decode(byte[] bytes) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(name + ": expected UTF-8 text, found other bytes", e);
    }
  }

  private void add(String line, int number) throws IOException {
    List<String> cells = Arrays.asList(line.split("\t", -1));
    if (cells.size() != header.size()) {
      throw new IOException(
          name + ":" + number + ": " + cells.size() + " cells, expected " + header.size());
    }
    String path = cell(cells, "path");
    try {
      Path.of(path);
    } catch (InvalidPathException e) {
      throw new IOException(name + ":" + number + ": expected a path, found " + e.getMessage(), e);
    }
    rows.add(
        new Manifest.Row(
            path,
            cell(cells, "speaker"),
            cell(cells, "sex"),
            cell(cells, "split"),
            cell(cells, "licence")));
    int text = header.indexOf("text");
    if (text >= 0 && !cells.get(text).isBlank()) {
      texts.put(path, cells.get(text));
    }
  }

  private String cell(List<String> cells, String column) {
    int i = header.indexOf(column);
    return i < 0 || cells.get(i).isEmpty() ? "?" : cells.get(i);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row a frame under a header row that names the columns: {@code book1} and on, and any of {@code
 * frame}, {@code level}, {@code samples}, {@code packet_frames}, {@code model} and {@code voice}.
 * Other columns are passed by, but for books that leave a gap; empty cells say nothing, and whole
 * numbers may be written as pandas writes a column with gaps, {@code 8000.0}.
 */
final class CsvReader {
  /** A book's column, with its number after it. */
  static final String BOOK = "book";

  private final TextLines lines;
  private final Map<String, Integer> columns = new HashMap<>();
  private int books;

  CsvReader(TextLines lines) {
    this.lines = lines;
  }

  void into(GatheredFrames frames) throws IOException {
    readHeader(cells(lines.next().orElseThrow()));
    frames.books(lines.place(), books);
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      List<String> cells = cells(line.get());
      if (cells.size() != columns.size()) {
        throw lines.wrong("", columns.size() + " cells as in the header", cells.size());
      }
      row(cells, frames);
    }
  }

  private void readHeader(List<String> names) throws ExportFormatException {
    for (String name : names) {
      if (columns.put(name, columns.size()) != null) {
        throw lines.wrong("", "each column once", name + " twice");
      }
    }
    while (columns.containsKey(BOOK + (books + 1))) {
      books++;
    }
    Set<String> counted =
        IntStream.rangeClosed(1, books).mapToObj(n -> BOOK + n).collect(Collectors.toSet());
    for (String name : names) {
      if (name.matches(BOOK + "\\d+") && !counted.contains(name)) {
        throw lines.wrong("", "books counted from 1 without a gap", Shortened.text(name));
      }
    }
  }

  private void row(List<String> cells, GatheredFrames frames) throws IOException {
    String place = lines.place();
    text(cells, "model", id -> frames.model(place + ", model", id));
    number(cells, "packet_frames", n -> frames.packetFrames(place + ", packet_frames", n));
    text(cells, "voice", text -> frames.voice(place + ", voice", numbers(text)));
    number(cells, "frame", n -> frames.index(place + ", frame", n));
    number(cells, "level", n -> frames.level(place + ", level", n));
    long[] codes = new long[books];
    for (int book = 1; book <= books; book++) {
      codes[book - 1] = whole(BOOK + book, cells.get(columns.get(BOOK + book)));
    }
    frames.add(place, codes);
    number(cells, "samples", n -> frames.samples(place + ", samples", n));
  }

  /** Takes a value into the frames. */
  private interface Taker<T> {
    void take(T value) throws ExportFormatException;
  }

  private void text(List<String> cells, String column, Taker<String> taker)
      throws ExportFormatException {
    int at = columns.getOrDefault(column, -1);
    if (at >= 0 && !cells.get(at).isEmpty()) {
      taker.take(cells.get(at));
    }
  }

  private void number(List<String> cells, String column, Taker<Long> taker)
      throws ExportFormatException {
    text(cells, column, text -> taker.take(whole(column, text)));
  }

  private long[] numbers(String text) throws ExportFormatException {
    String[] parts = text.split(" +");
    long[] numbers = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = whole("voice", parts[i]);
    }
    return numbers;
  }

  private long whole(String column, String cell) throws ExportFormatException {
    if (!cell.matches("-?\\d{1,18}(\\.0*)?")) {
      throw lines.wrong(column, "a whole number", "'" + Shortened.text(cell) + "'");
    }
    int point = cell.indexOf('.');
    return Long.parseLong(point < 0 ? cell : cell.substring(0, point));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1))
        .map(String::strip)
        .map(cell -> cell.matches("\".*\"") ? cell.substring(1, cell.length() - 1) : cell)
        .toList();
  }
}

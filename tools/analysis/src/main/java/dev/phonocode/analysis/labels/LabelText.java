// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import dev.phonocode.audio.files.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A label file as lines: UTF-8, or UTF-16 with a byte order mark as Praat writes it.
 *
 * @param lines without their ends
 */
record LabelText(Path file, List<String> lines) {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  static LabelText read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Charset charset = charset(bytes);
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      boolean hasMark = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return new LabelText(file, (hasMark ? text.substring(1) : text).lines().toList());
    } catch (CharacterCodingException e) {
      throw (IOException)
          new LabelException(file, badLine(bytes, charset), "not " + charset + " text")
              .initCause(e);
    }
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    return StandardCharsets.UTF_8;
  }

  /** The first line that a lenient reading has to patch. */
  private static int badLine(byte[] bytes, Charset charset) {
    String patched = new String(bytes, charset);
    int bad = Math.max(0, patched.indexOf('\ufffd'));
    return 1 + (int) patched.substring(0, bad).chars().filter(c -> c == '\n').count();
  }

  /** A line that holds something: its number, from 1, and what stands between its blanks. */
  record Row(int line, List<String> cells) {}

  /** All lines but the empty ones. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int n = 1; n <= lines.size(); n++) {
      String line = lines.get(n - 1).strip();
      if (!line.isEmpty()) {
        rows.add(new Row(n, List.of(line.split("\\s+"))));
      }
    }
    return rows;
  }

  /** Says that a row is no segment. */
  LabelException notASegment(Row row) {
    String found = LabelException.quoted(lines.get(row.line() - 1).strip());
    return new LabelException(
        file, row.line(), "found " + found + ", expected start, end and label");
  }

  /** A number. */
  double number(String text, int line, String what) throws LabelException {
    double value = Text.number(text);
    if (!Double.isFinite(value)) {
      throw new LabelException(
          file, line, what + " is " + LabelException.quoted(text) + ", expected a number");
    }
    return value;
  }
}

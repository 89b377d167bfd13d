// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Numbered lines of a text, of which none may be so long that it takes the memory. */
final class TextLines {
  private static final int MAX_BYTES = 1 << 16;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final InputStream in;
  private final String source;
  private int number;

  /** Lines of a buffered stream. */
  TextLines(InputStream in, String source) {
    this.in = in;
    this.source = source;
  }

  /** The next line that is not blank, without its end; empty after the last. */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 || line.size() > 0; b = in.read()) {
      if (b >= 0 && b != '\n') {
        line.write(b);
        if (line.size() > MAX_BYTES) {
          number++;
          throw wrong("", "at most " + MAX_BYTES + " bytes in a line", "more");
        }
        continue;
      }
      number++;
      String text = line.toString(StandardCharsets.UTF_8);
      text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      if (!text.isBlank()) {
        return Optional.of(text.stripTrailing());
      }
      line.reset();
    }
    return Optional.empty();
  }

  /** Where the line is that was returned last. */
  String place() {
    return "line " + number;
  }

  /** What is wrong with the line that was returned last. */
  ExportFormatException wrong(String part, String expected, Object found) {
    return new ExportFormatException(
        source, place() + (part.isEmpty() ? "" : ", " + part), expected, found);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Labels that cannot be: {@code FILE:LINE: what was expected and what was found}. Whatever the file
 * holds, the message is one line without control characters.
 */
public final class LabelException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 60;

  LabelException(Path file, int line, String message) {
    super(visible(file + ":" + line + ": " + message));
  }

  /** A piece of a file in quotes, cut if it is long. */
  static String quoted(String text) {
    boolean isLong = text.length() > MOST_SHOWN;
    return "'" + (isLong ? text.substring(0, MOST_SHOWN) + "..." : text) + "'";
  }

  /** A terminal acts on control characters: they are spelt out. */
  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}

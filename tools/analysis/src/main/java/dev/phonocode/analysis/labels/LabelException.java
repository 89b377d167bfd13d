// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Labels that cannot be: {@code FILE:LINE: what was expected and what was found}. Whatever the file
 * holds, the message is one line without control characters.
 */
public final class LabelException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 60;
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");

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
    return CONTROL
        .matcher(text)
        .replaceAll(c -> String.format("\\\\u%04x", (int) c.group().charAt(0)));
  }
}

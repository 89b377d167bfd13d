// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

/** A failure in one line. */
final class OneLine {
  private OneLine() {}

  static String of(Throwable failure) {
    String message = failure.getMessage();
    String text = message == null ? failure.getClass().getSimpleName() : message;
    return text.replaceAll("\\s*[\\r\\n]+\\s*", "; ");
  }

  /** Without the name of the file at its start, which has a column of its own. */
  static String of(Throwable failure, String location) {
    String text = of(failure);
    String prefix = location + ": ";
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.util.regex.Pattern;

/** Text that a terminal shows and does not obey: names of files and voices may hold anything. */
final class Printable {
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f&&[^\\n\\t]]");

  private Printable() {}

  /**
   * The text with its control characters, all but line ends and tabs, as <code>&#92;u001b</code>.
   */
  static String text(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(c -> String.format("\\\\u%04x", (int) c.group().charAt(0)));
  }
}

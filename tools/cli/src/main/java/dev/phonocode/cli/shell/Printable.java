// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

/** Text that a terminal shows and does not obey: names of files and voices may hold anything. */
final class Printable {
  private Printable() {}

  /**
   * The text with its control characters, all but line ends and tabs, as <code>&#92;u001b</code>.
   */
  static String text(String text) {
    StringBuilder shown = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        shown.append(String.format("\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}

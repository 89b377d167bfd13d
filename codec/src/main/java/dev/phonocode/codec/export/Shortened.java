// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

/** Text of a file for a message: as much as helps. */
final class Shortened {
  private static final int MOST = 40;

  private Shortened() {}

  static String text(String found) {
    return found.length() <= MOST ? found : found.substring(0, MOST) + "...";
  }
}

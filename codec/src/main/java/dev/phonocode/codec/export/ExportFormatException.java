// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import java.io.IOException;

/** An export that is not as described: file, line or array, what was expected, what was found. */
public final class ExportFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * What is wrong.
   *
   * @param place in the source, such as {@code line 7, book 2}
   */
  ExportFormatException(String source, String place, String expected, Object found) {
    super(source + ": " + place + ": expected " + expected + ", found " + found);
  }
}

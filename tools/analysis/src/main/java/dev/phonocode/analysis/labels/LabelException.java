// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.io.IOException;
import java.nio.file.Path;

/** Labels that cannot be: {@code FILE:LINE: what was expected and what was found}. */
public final class LabelException extends IOException {
  private static final long serialVersionUID = 1L;

  LabelException(Path file, int line, String message) {
    super(file + ":" + line + ": " + message);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.IOException;

/** Hears what is probably wrong with sound while it is read, the most of it at the end. */
@FunctionalInterface
public interface WarningListener {
  /** Hears nothing, and spares the reader the looking. */
  WarningListener NONE = warning -> {};

  /**
   * Takes a warning.
   *
   * @throws IOException to make it an error of the reader
   */
  void warn(AudioWarning warning) throws IOException;
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.corpus;

import java.nio.file.Path;

/**
 * Something that a folder has and that is not used.
 *
 * @param path of a file or a folder
 * @param reason in words that follow "is left out: "
 */
public record LeftOut(Path path, String reason) {
  /** One line for people. */
  @Override
  public String toString() {
    return path + " is left out: " + reason;
  }
}

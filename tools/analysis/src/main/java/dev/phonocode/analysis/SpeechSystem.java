// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.audio.AudioClip;
import java.io.IOException;
import java.nio.file.Path;

/** Something that makes a file of speech and speech of the file. Safe for several threads. */
public interface SpeechSystem {
  /** A name for tables, such as {@code codec2 1200}. */
  String name();

  /**
   * Codes speech to a file and decodes that file.
   *
   * @param speech of any rate
   * @param folder empty, for this call alone
   * @throws IOException if a file or a program fails, or the thread was interrupted while it ran
   */
  Decoded code(AudioClip speech, Path folder) throws IOException;

  /**
   * What came back.
   *
   * @param clip of any rate, whose delay against the original is not known
   * @param bytes of the file, all included
   */
  record Decoded(AudioClip clip, long bytes) {}
}

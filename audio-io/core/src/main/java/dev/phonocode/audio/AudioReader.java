// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.IOException;
import java.util.Set;

/**
 * A format beside WAV and FLAC, found by {@link java.util.ServiceLoader}: put a jar with a reader
 * on the class path, and {@link AudioFiles} reads its files.
 */
public interface AudioReader {
  /** The format's name, for messages: {@code "MP3"}. */
  String name();

  /** Usual endings of file names, lower case and without the dot: only for walks over folders. */
  Set<String> extensions();

  /**
   * Whether a file is of this format.
   *
   * @param start its first bytes, at least {@link AudioFiles#PROBE_BYTES} unless it is shorter;
   *     tags before the sound are passed by already
   */
  boolean reads(byte[] start);

  /**
   * Opens a file that {@link #reads} has told apart. The source owns {@code bytes}.
   *
   * @throws AudioFormatException if it is damaged
   * @throws IOException if it cannot be read
   */
  AudioSource open(SourceBytes bytes) throws IOException;
}

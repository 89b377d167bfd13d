// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.WarningListener;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A recording to evaluate on.
 *
 * @param file of any format that is read, and of any rate
 * @param maxSeconds what lies behind is left out
 * @param listener hears what is probably wrong with the sound, whenever it is read
 */
public record Recording(Path file, double maxSeconds, WarningListener listener) {
  /** A recording of which nothing is heard. */
  public Recording(Path file, double maxSeconds) {
    this(file, maxSeconds, WarningListener.NONE);
  }

  /**
   * Reads it.
   *
   * @throws IOException if it cannot be read or holds no sound
   */
  AudioClip read() throws IOException {
    AudioClip clip;
    try (AudioSource source = AudioFiles.open(file, listener)) {
      clip = source.readAll();
    }
    if (clip.samples().length == 0) {
      throw new IOException(file + ": expected speech, found no samples");
    }
    return clip.start(maxSeconds);
  }
}

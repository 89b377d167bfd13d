// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A recording to evaluate on.
 *
 * @param file of any format that is read, and of any rate
 * @param maxSeconds what lies behind is left out
 */
public record Recording(Path file, double maxSeconds) {
  /**
   * Reads it.
   *
   * @throws IOException if it cannot be read or holds no sound
   */
  AudioClip read() throws IOException {
    AudioClip clip = AudioFiles.read(file);
    if (clip.samples().length == 0) {
      throw new IOException(file + ": expected speech, found no samples");
    }
    double samples = Math.min(clip.samples().length, maxSeconds * clip.sampleRateHz());
    return new AudioClip(Arrays.copyOf(clip.samples(), (int) samples), clip.sampleRateHz());
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Input;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** A whole sound file in memory, if it is short enough. */
final class HeardFile {
  private HeardFile() {}

  /** Reads a file; empty if it is longer than {@code mostSeconds}. */
  static Optional<AudioClip> read(String file, double mostSeconds, Console console)
      throws IOException {
    try (Input input = Input.open(file, console);
        AudioSource source = AudioFiles.open(input.stream(), input.name(), input)) {
      long most = (long) (mostSeconds * source.sampleRateHz());
      float[] samples = new float[source.sampleRateHz()];
      int filled = 0;
      int count = source.read(samples, 0, samples.length);
      for (; count >= 0 && filled + count <= most; ) {
        filled += count;
        if (filled == samples.length) {
          samples = Arrays.copyOf(samples, 2 * filled);
        }
        count = source.read(samples, filled, samples.length - filled);
      }
      return count >= 0
          ? Optional.empty()
          : Optional.of(new AudioClip(Arrays.copyOf(samples, filled), source.sampleRateHz()));
    }
  }
}

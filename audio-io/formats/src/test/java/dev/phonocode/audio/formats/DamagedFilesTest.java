// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioFormatException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ten million damaged files have found, each as a file. */
class DamagedFilesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "vorbis-no-numbers.ogg, 'expected finite samples, found others'", // seed 2000388
    "vorbis-too-many-classes.ogg, 'expected a setup of a usual size, found damage'", // 2003218
  })
  void areRefusedInOneLine(String name, String refusal) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      Exception e = assertThrows(AudioFormatException.class, () -> hear(in, name));
      assertEquals(name + ": at byte 4096: " + refusal, e.getMessage());
    }
  }

  private static void hear(InputStream in, String name) throws IOException {
    try (var source = AudioFiles.open(in, name, warning -> {})) {
      float[] block = new float[4096];
      for (int n = 0; n >= 0; n = source.read(block, 0, block.length)) {
        new AudioClip(n > 0 ? block : new float[0], 16_000);
      }
    }
  }
}

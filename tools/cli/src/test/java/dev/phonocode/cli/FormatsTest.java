// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line has the readers of more formats. */
class FormatsTest {
  @TempDir Path folder;

  @Test
  void anAuFileHasTheCodesOfTheWavWithTheSameSamples() throws Exception {
    Workplace place = Workplace.in(folder);
    byte[] wav = Files.readAllBytes(place.speech());
    int data = wav.length - 44;
    ByteBuffer au = ByteBuffer.allocate(24 + data);
    au.putInt(0x2E736E64).putInt(24).putInt(data).putInt(3).putInt(Workplace.RATE_HZ).putInt(1);
    for (int i = 44; i < wav.length; i += 2) {
      au.put(wav[i + 1]).put(wav[i]);
    }
    // Told by content, so that the name does not matter.
    Path file = place.file("speech.mp3", au.array());
    byte[] codes = place.run("codes", file).succeeds().data();
    assertArrayEquals(place.run("codes", place.speech()).succeeds().data(), codes);
    Run info = place.run("info", file, "--json").succeeds();
    assertTrue(info.text().startsWith("{\"format\":\"au\""), info.text());
  }
}

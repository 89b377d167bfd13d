// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Wave64Test {
  private static final String TAIL = "f3acd3118cd100c04f8edb8a";
  private static final byte[] SAMPLES = WavBytes.int16s(1, -2, 3, 32767, -32768);

  private static byte[] guid(String start, String tail) {
    return WavBytes.join(WavBytes.ascii(start), HexFormat.of().parseHex(tail));
  }

  private static byte[] chunk(String name, byte[] body, long size) {
    byte[] padding = new byte[Math.floorMod(-body.length, 8)];
    return WavBytes.join(guid(name, TAIL), WavBytes.int64(size), body, padding);
  }

  private static byte[] chunk(String name, byte[] body) {
    return chunk(name, body, 24 + body.length);
  }

  private static byte[] file(byte[]... chunks) {
    byte[] all = WavBytes.join(chunks);
    return WavBytes.join(
        guid("riff", "2e91cf11a5d628db04c10000"),
        WavBytes.int64(40 + all.length),
        guid("wave", TAIL),
        all);
  }

  private static byte[] fmt() {
    return chunk("fmt ", WavBytes.fmtBody(1, 1, 16_000, 16));
  }

  private static AudioClip read(byte[] bytes) throws IOException {
    return AudioFiles.read(new ByteArrayInputStream(bytes), "x");
  }

  @Test
  void samplesAreThoseOfTheWavAndOtherChunksArePassedBy() throws IOException {
    AudioClip wav = read(WavBytes.mono16(1, -2, 3, 32767, -32768));
    byte[] other = chunk("bext", new byte[13]);
    for (byte[] w64 :
        new byte[][] {
          file(fmt(), chunk("data", SAMPLES)),
          file(other, fmt(), other, chunk("data", SAMPLES), other),
          file(fmt(), chunk("data", SAMPLES, 24)), // a writer that died
        }) {
      AudioClip clip = read(w64);
      assertEquals(16_000, clip.sampleRateHz());
      assertArrayEquals(wav.samples(), Arrays.copyOf(clip.samples(), 5));
    }
  }

  @Test
  void whatIsCutOrCannotBeIsAnErrorWithItsPlace() {
    byte[] whole = file(fmt(), chunk("data", SAMPLES));
    int padding = 6;
    for (int length = 8; length < whole.length - padding; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      String message =
          assertThrows(AudioFormatException.class, () -> read(cut), "length " + length)
              .getMessage();
      assertTrue(message.startsWith("x: at byte "), message);
    }
    for (byte[] wrong :
        new byte[][] {
          file(chunk("data", SAMPLES)),
          file(chunk("fmt ", new byte[3])),
          file(chunk("junk", SAMPLES, 3))
        }) {
      assertThrows(AudioFormatException.class, () -> read(wrong));
    }
  }
}

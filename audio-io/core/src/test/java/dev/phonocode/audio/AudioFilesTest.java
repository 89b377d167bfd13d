// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioFilesTest {
  @TempDir Path folder;

  private static AudioFormatException openFails(byte[] bytes) {
    return assertThrows(
        AudioFormatException.class,
        () -> AudioFiles.open(new ByteArrayInputStream(bytes), "sound.wav"));
  }

  @Test
  void knowsAFileByItsContentWhateverItsName() throws IOException {
    AudioClip clip = new AudioClip(new float[] {0.5f}, 8_000);
    Path file = folder.resolve("really a wav.flac");
    AudioFiles.write(file, clip);
    assertEquals(clip, AudioFiles.read(file));
  }

  @Test
  void saysThatATextFileIsText() {
    byte[] text = "Dear diary,\nI am no sound".getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        "sound.wav: at byte 0: expected a WAV (RIFF, RF64 or Wave64) or FLAC file, "
            + "found text: \"Dear diary, \"",
        openFails(text).getMessage());
  }

  @Test
  void saysThatAFileIsEmpty() {
    assertEquals("an empty file", openFails(new byte[0]).found());
  }

  @ParameterizedTest
  @CsvSource({
    "494433040000, an ID3 tag cut short",
    "FFFB90640000, an MP3 file",
    "4F6767530002, an Ogg file",
    "0000001C667479704D344120, an MP4 file",
    "464F524D00000000, an AIFF file",
    "1A45DFA3, a WebM",
    "6361666600010000, a CAF file",
    "726966662E91CF11, the end after 8 bytes",
    "2321414D52, an AMR file",
    "52494658000000005741, a big-endian",
    "FFFE48006500, the bytes ff fe 48",
    "000000000000, the bytes 00 00",
    "524946460000000041564920, a RIFF file of another kind",
    "5249464600000000, the end after 8 bytes",
  })
  void namesWhatItDoesNotRead(String hex, String found) {
    AudioFormatException e = openFails(HexFormat.of().parseHex(hex));
    assertTrue(e.found().startsWith(found), e.getMessage());
  }

  @Test
  void namesTheFileThatIsMissing() {
    Path file = folder.resolve("none.wav");
    NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> AudioFiles.read(file));
    assertEquals(file.toString(), e.getFile());
  }

  @Test
  void closesTheStreamAlsoWhenItCannotBeOpenedAsSound() throws IOException {
    int[] closed = {0};
    for (byte[] bytes : new byte[][] {{1, 2, 3}, someWav()}) {
      ByteArrayInputStream in =
          new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
              closed[0]++;
            }
          };
      try {
        AudioFiles.read(in, "stream");
      } catch (AudioFormatException e) {
        assertEquals("stream", e.source());
      }
    }
    assertEquals(2, closed[0]);
  }

  @Test
  void readsTheSameClipFromAFileAndFromAStream() throws IOException {
    Path file = Files.write(folder.resolve("x.wav"), someWav());
    assertEquals(
        AudioFiles.read(file), AudioFiles.read(new ByteArrayInputStream(someWav()), "stream"));
  }

  private static byte[] someWav() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioFiles.write(out, new AudioClip(TestSignals.noise(1, 40_000), 16_000));
    return out.toByteArray();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.flac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioFormatException;
import dev.phonocode.audio.AudioSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlacDamageTest {
  private static final int FIRST_METADATA_BODY = 8;

  private static AudioFormatException readFails(byte[] flac, String what) {
    AudioFormatException e =
        assertThrows(AudioFormatException.class, () -> FlacSourceTest.read(flac), what);
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    assertTrue(e.byteOffset() >= 0 && e.byteOffset() <= flac.length, e.getMessage());
    return e;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono16.flac", "mono8.flac", "surround16.flac"})
  void refusesAFileCutAtAnyByte(String name) throws IOException {
    byte[] flac = FlacFixtures.bytes(name);
    for (int length = 0; length < flac.length; length++) {
      readFails(Arrays.copyOf(flac, length), "cut at " + length);
    }
  }

  @Test
  void saysThatTheFileEndsWithinAFrame() throws IOException {
    byte[] flac = FlacFixtures.bytes("mono16.flac");
    byte[] cut = Arrays.copyOf(flac, flac.length - 40);
    assertEquals("the end of the file", readFails(cut, "cut").found());
  }

  @Test
  void refusesAStreamOfUnknownLengthCutWithinAFrame() throws IOException {
    byte[] flac = FlacFixtures.bytes("blocks16.flac");
    FlacSourceTest.forgetLengthAndDigest(flac);
    int wholeFrames = 0;
    for (int length = 43; length < flac.length; length++) {
      try {
        int samples = FlacSourceTest.read(Arrays.copyOf(flac, length)).samples().length;
        assertEquals(0, samples % 1_152, "cut at " + length);
        wholeFrames++;
      } catch (AudioFormatException e) {
        assertTrue(e.byteOffset() <= length, e.getMessage());
      }
    }
    // Without a length in the header a cut between frames cannot be seen: after 0, 1 and 2 frames.
    assertEquals(3, wholeFrames);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono16.flac", "mono8.flac"})
  void neverGivesOtherSamplesWhenAnyOneBitIsFlipped(String name) throws IOException {
    byte[] flac = FlacFixtures.bytes(name);
    AudioClip whole = FlacSourceTest.read(flac);
    int refused = 0;
    for (int bit = 0; bit < 8 * flac.length; bit++) {
      byte[] flipped = flac.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertEquals(whole, FlacSourceTest.read(flipped), "bit " + bit);
      } catch (AudioFormatException e) {
        refused++;
      } catch (RuntimeException e) {
        fail("bit " + bit, e);
      }
    }
    // What may pass is what says nothing of the samples: comments, padding, sizes of frames.
    assertTrue(refused > 8 * flac.length / 2, refused + " of " + 8 * flac.length + " refused");
  }

  @Test
  void comparesTheDigestAtTheEnd() throws IOException {
    byte[] flac = FlacFixtures.bytes("blocks16.flac");
    flac[FIRST_METADATA_BODY + 18] ^= 1;
    AudioSource source = AudioFiles.open(new ByteArrayInputStream(flac), "test.flac");
    float[] samples = new float[3_004];
    int filled = 0;
    while (filled < samples.length) {
      filled += source.read(samples, filled, samples.length - filled);
    }
    AudioFormatException e =
        assertThrows(AudioFormatException.class, () -> source.read(samples, 0, 1));
    assertTrue(e.expected().startsWith("samples with the MD5 "), e.getMessage());
    assertEquals(flac.length, e.byteOffset());
  }

  @Test
  void comparesTheLengthWithStreamInfo() throws IOException {
    byte[] longer = FlacFixtures.bytes("blocks16.flac");
    longer[FIRST_METADATA_BODY + 17]++; // low byte of the total
    assertEquals("the end after 3004", readFails(longer, "declares a sample more").found());
    byte[] shorter = FlacFixtures.bytes("blocks16.flac");
    shorter[FIRST_METADATA_BODY + 17]--;
    assertEquals("at least 3004", readFails(shorter, "declares a sample less").found());
  }

  @Test
  void missesAFrameThatWasTakenOut() throws IOException {
    byte[] flac = FlacFixtures.bytes("blocks16.flac");
    FlacSourceTest.forgetLengthAndDigest(flac);
    int second = frameStart(flac, 1);
    int third = frameStart(flac, 2);
    InputStream without =
        new SequenceInputStream(
            new ByteArrayInputStream(flac, 0, second),
            new ByteArrayInputStream(flac, third, flac.length - third));
    AudioFormatException e =
        assertThrows(AudioFormatException.class, () -> AudioFiles.read(without, "test.flac"));
    assertEquals(second, e.byteOffset());
    assertEquals("the frame of sample 1152", e.expected());
  }

  @Test
  void believesNoMetadataSizeEnoughToAllocateIt() {
    byte[] huge = {'f', 'L', 'a', 'C', (byte) 0x80, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
    assertEquals(4, readFails(huge, "16 MB of STREAMINFO").byteOffset());
  }

  @Test
  void refusesRatesAndDepthsThatAreNotRead() throws IOException {
    byte[] noRate = FlacFixtures.bytes("mono16.flac");
    Arrays.fill(noRate, FIRST_METADATA_BODY + 10, FIRST_METADATA_BODY + 12, (byte) 0);
    noRate[FIRST_METADATA_BODY + 12] &= 0x0F;
    assertEquals("0", readFails(noRate, "rate 0").found());
    byte[] deep = FlacFixtures.bytes("mono16.flac");
    deep[FIRST_METADATA_BODY + 12] |= 1;
    deep[FIRST_METADATA_BODY + 13] |= (byte) 0xF0;
    assertEquals("32 bits", readFails(deep, "32 bits").found());
  }

  @Test
  void passesOnThatReadingFailed() throws IOException {
    byte[] flac = FlacFixtures.bytes("blocks16.flac");
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(flac, 0, 1_000),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the disk is gone");
              }
            });
    IOException e = assertThrows(IOException.class, () -> AudioFiles.read(failing, "test.flac"));
    assertFalse(e instanceof AudioFormatException);
    assertEquals("the disk is gone", e.getMessage());
  }

  /** Where frame {@code number} of blocks16.flac begins: sync, then its number in byte 4. */
  private static int frameStart(byte[] flac, int number) {
    for (int at = 42; ; at++) {
      if (flac[at] == (byte) 0xFF && flac[at + 1] == (byte) 0xF8 && flac[at + 4] == number) {
        return at;
      }
    }
  }
}

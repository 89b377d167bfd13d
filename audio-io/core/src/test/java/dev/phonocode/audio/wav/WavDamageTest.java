// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import static dev.phonocode.audio.wav.WavBytes.UNKNOWN;
import static dev.phonocode.audio.wav.WavBytes.chunk;
import static dev.phonocode.audio.wav.WavBytes.chunkOf;
import static dev.phonocode.audio.wav.WavBytes.extensible;
import static dev.phonocode.audio.wav.WavBytes.fmt;
import static dev.phonocode.audio.wav.WavBytes.fmtBody;
import static dev.phonocode.audio.wav.WavBytes.int16s;
import static dev.phonocode.audio.wav.WavBytes.int32;
import static dev.phonocode.audio.wav.WavBytes.int64;
import static dev.phonocode.audio.wav.WavBytes.join;
import static dev.phonocode.audio.wav.WavBytes.mono16;
import static dev.phonocode.audio.wav.WavBytes.riff;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioFormatException;
import dev.phonocode.audio.AudioSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WavDamageTest {
  private static AudioFormatException readFails(byte[] wav) {
    return assertThrows(
        AudioFormatException.class,
        () -> AudioFiles.read(new ByteArrayInputStream(wav), "bad.wav"),
        "must not be read");
  }

  @Test
  void saysWhereAFileCutAtAnyByteEnds() {
    byte[] data = chunk("data", int16s(1, 2, 3));
    byte[] wav = riff(chunk("LIST", new byte[3]), fmt(1, 1, 16_000, 16), data);
    for (int length = 0; length < wav.length; length++) {
      AudioFormatException e = readFails(Arrays.copyOf(wav, length));
      assertEquals("bad.wav", e.source());
      assertTrue(e.byteOffset() <= length, "cut at " + length + ": " + e.getMessage());
      String where = length == 0 ? "an empty file" : length < 4 ? "text: \"R" : "the end after";
      assertTrue(e.found().startsWith(where), "cut at " + length + ": " + e.getMessage());
    }
  }

  @Test
  void countsTheBytesThatAreMissing() {
    AudioFormatException e = readFails(Arrays.copyOf(mono16(1, 2, 3, 4), 44 + 6));
    assertEquals(
        "bad.wav: at byte 50: expected 8 bytes of samples, found the end after 6", e.getMessage());
  }

  static Stream<Arguments> brokenHeaders() {
    byte[] data = chunk("data", int16s(1, 2));
    byte[] pcm = fmt(1, 1, 16_000, 16);
    byte[] wrongBlock = fmtBody(1, 2, 16_000, 16);
    wrongBlock[12] = 2;
    byte[] strangeGuid = extensible(1, 1, 16_000, 16);
    strangeGuid[8 + 30] ^= 1;
    byte[] shortDs64 = join(WavBytes.ascii("RF64"), int32(UNKNOWN), WavBytes.ascii("WAVE"));
    return Stream.of(
        Arguments.of(22, "0 channels", riff(fmt(1, 0, 16_000, 16), data)),
        Arguments.of(24, "0", riff(fmt(1, 1, 0, 16), data)),
        Arguments.of(24, "999", riff(fmt(1, 1, 999, 16), data)),
        Arguments.of(24, "768001", riff(fmt(1, 1, 768_001, 16), data)),
        Arguments.of(24, "4294967295", riff(fmt(1, 1, UNKNOWN, 16), data)),
        Arguments.of(20, "codec tag 0x0055 (MP3)", riff(fmt(0x55, 1, 16_000, 16), data)),
        Arguments.of(20, "codec tag 0x0011 (ADPCM)", riff(extensible(0x11, 1, 16_000, 16), data)),
        Arguments.of(44, "010000000000110080", riff(strangeGuid, data)),
        Arguments.of(34, "12 bits", riff(fmt(1, 1, 16_000, 12), data)),
        Arguments.of(34, "16 bits", riff(fmt(3, 1, 16_000, 16), data)),
        Arguments.of(34, "16 bits", riff(fmt(7, 1, 16_000, 16), data)),
        Arguments.of(32, "2 bytes", riff(chunk("fmt ", wrongBlock), data)),
        Arguments.of(16, "14 bytes", riff(chunk("fmt ", new byte[14]), data)),
        Arguments.of(20, "16 bytes", riff(fmt(0xFFFE, 1, 16_000, 16), data)),
        Arguments.of(12, "the data chunk", riff(data, pcm)),
        Arguments.of(36, "the bytes 00 00 00 00", riff(pcm, new byte[8], data)),
        Arguments.of(36, "the end after 0 bytes", riff(pcm)),
        Arguments.of(12, "the end after 0 bytes", riff()),
        Arguments.of(16, "8 bytes", join(shortDs64, chunk("ds64", int64(0)), pcm, data)));
  }

  @ParameterizedTest(name = "byte {0}: {1}")
  @MethodSource("brokenHeaders")
  void saysInOneLineWhatIsWrongWithAHeader(int offset, String found, byte[] wav) {
    AudioFormatException e = readFails(wav);
    assertEquals(offset, e.byteOffset(), e.getMessage());
    assertTrue(e.found().startsWith(found), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void believesNoSizeEnoughToAllocateIt() {
    byte[] pcm = fmt(1, 1, 16_000, 16);
    // Each declares gigabytes; the test's own heap would not hold them more than once.
    for (int size : new int[] {0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, UNKNOWN}) {
      readFails(riff(chunkOf("LIST", size), pcm));
      readFails(riff(chunkOf("fmt ", size, fmtBody(1, 1, 16_000, 16)), pcm));
      readFails(riff(pcm, chunkOf("LIST", size, new byte[100])));
    }
    readFails(riff(pcm, chunkOf("data", 0x7FFE_0000, new byte[100])));
  }

  @Test
  void refusesAnRf64ThatEndsBeforeItsDeclaredSize() {
    byte[] ds64 = chunk("ds64", int64(0), int64(1L << 40), int64(0));
    byte[] start = join(WavBytes.ascii("RF64"), int32(UNKNOWN), WavBytes.ascii("WAVE"));
    byte[] data = chunkOf("data", UNKNOWN, int16s(1, 2));
    AudioFormatException e = readFails(join(start, ds64, fmt(1, 1, 16_000, 16), data));
    assertEquals("1099511627776 bytes of samples", e.expected());
  }

  @Test
  void refusesAStreamThatEndsInTheMiddleOfAFrame() {
    byte[] wav = riff(UNKNOWN, fmt(1, 2, 16_000, 16), chunkOf("data", UNKNOWN, int16s(1, 2, 3)));
    assertEquals("the end after 2 bytes of one", readFails(wav).found());
  }

  @Test
  void saysWhichFloatIsNotANumber() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      byte[] data = join(int32(0), int32(0), int32(Float.floatToRawIntBits(bad)));
      AudioFormatException e = readFails(riff(fmt(3, 1, 16_000, 32), chunk("data", data)));
      assertEquals(44 + 8, e.byteOffset());
      assertEquals(Float.toString(bad), e.found());
    }
    byte[] tooLarge = int64(Double.doubleToLongBits(1e300));
    AudioFormatException e = readFails(riff(fmt(3, 1, 16_000, 64), chunk("data", tooLarge)));
    assertEquals("Infinity", e.found());
  }

  @Test
  void endsOnAnyHeaderOfRandomBytesWithAnErrorOrWithSound() throws IOException {
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      byte[] wav = mono16(1, 2, 3, 4, 5, 6, 7, 8);
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        wav[random.nextInt(44)] ^= (byte) (1 << random.nextInt(8));
      }
      try (AudioSource source = AudioFiles.open(new ByteArrayInputStream(wav), "flipped.wav")) {
        int samples = source.readAll().samples().length;
        assertTrue(samples <= 24, "seed " + seed + ": " + samples + " samples from 16 bytes");
      } catch (AudioFormatException e) {
        assertTrue(e.byteOffset() <= wav.length, "seed " + seed + ": " + e.getMessage());
      } catch (RuntimeException e) {
        fail("seed " + seed, e);
      }
    }
  }
}

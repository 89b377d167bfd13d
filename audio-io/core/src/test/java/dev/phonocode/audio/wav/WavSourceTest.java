// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import static dev.phonocode.audio.wav.WavBytes.UNKNOWN;
import static dev.phonocode.audio.wav.WavBytes.ascii;
import static dev.phonocode.audio.wav.WavBytes.chunk;
import static dev.phonocode.audio.wav.WavBytes.chunkOf;
import static dev.phonocode.audio.wav.WavBytes.extensible;
import static dev.phonocode.audio.wav.WavBytes.fmt;
import static dev.phonocode.audio.wav.WavBytes.int16s;
import static dev.phonocode.audio.wav.WavBytes.int32;
import static dev.phonocode.audio.wav.WavBytes.int64;
import static dev.phonocode.audio.wav.WavBytes.join;
import static dev.phonocode.audio.wav.WavBytes.riff;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.TestSignals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavSourceTest {
  private static final float[] THREE = {0.5f, -0.25f, 1 / 32_768f};
  private static final byte[] THREE_16 = int16s(16_384, -8_192, 1);

  private static AudioClip read(byte[]... parts) throws IOException {
    return AudioFiles.read(new ByteArrayInputStream(join(parts)), "test.wav");
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "1, 16", "1, 24", "1, 32", "3, 32", "3, 64"})
  void readsBackEveryLinearFormatAtItsOwnPrecision(int tag, int bits) throws IOException {
    float[] sound = TestSignals.sine(440, 11_025, 501, 0.9); // odd bytes for 8 and 24 bits
    byte[] data = new byte[sound.length * bits / 8];
    ByteBuffer out = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : sound) {
      if (tag == 3) {
        out = bits == 32 ? out.putFloat(sample) : out.putDouble(sample);
      } else {
        long value = Math.round(sample * Math.scalb(1.0, bits - 1)) + (bits == 8 ? 128 : 0);
        for (int shift = 0; shift < bits; shift += 8) {
          out.put((byte) (value >> shift));
        }
      }
    }
    // Half a step of the integer format; a float file gives back what it holds.
    double tolerance = tag == 3 ? 0 : Math.scalb(1.0, -bits) + Math.ulp(1f);
    for (byte[] format :
        new byte[][] {fmt(tag, 1, 11_025, bits), extensible(tag, 1, 11_025, bits)}) {
      AudioClip clip = read(riff(format, chunk("data", data)));
      assertEquals(11_025, clip.sampleRateHz());
      assertEquals(sound.length, clip.samples().length);
      for (int i = 0; i < sound.length; i++) {
        assertEquals(sound[i], clip.samples()[i], tolerance, "sample " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void readsCompandedTelephoneSpeech(int tag) throws IOException {
    byte[] data = {0x2A, (byte) 0xAA, 0x13};
    SampleEncoding law = tag == 6 ? SampleEncoding.A_LAW : SampleEncoding.MU_LAW;
    AudioClip clip = read(riff(fmt(tag, 1, 8_000, 8), chunk("data", data)));
    assertArrayEquals(
        new float[] {
          (float) law.decode(data, 0), (float) law.decode(data, 1), (float) law.decode(data, 2)
        },
        clip.samples());
  }

  @Test
  void averagesTheChannelsOfStereo() throws IOException {
    byte[] data = int16s(16_384, 8_192, -32_768, -32_768, 32_767, -32_767);
    assertArrayEquals(
        new float[] {0.375f, -1f, 0f},
        read(riff(fmt(1, 2, 44_100, 16), chunk("data", data))).samples());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 255, 65_535})
  void averagesAnyNumberOfChannels(int channels) throws IOException {
    byte[] data = new byte[2 * channels]; // two frames of unsigned bytes: 0 and then 192
    java.util.Arrays.fill(data, channels, 2 * channels, (byte) 192);
    assertArrayEquals(
        new float[] {-1f, 0.5f},
        read(riff(fmt(1, channels, 16_000, 8), chunk("data", data))).samples());
  }

  @Test
  void skipsUnknownChunksAndTheirPadding() throws IOException {
    byte[] odd = chunk("LIST", new byte[7]);
    AudioClip clip =
        read(riff(odd, chunk("junk"), fmt(1, 1, 16_000, 16), odd, chunk("data", THREE_16), odd));
    assertArrayEquals(THREE, clip.samples());
  }

  @Test
  void readsALongerFormatChunkThanItKnows() throws IOException {
    byte[] body = WavBytes.fmtBody(1, 1, 16_000, 16);
    AudioClip clip = read(riff(chunk("fmt ", body, new byte[51]), chunk("data", THREE_16)));
    assertArrayEquals(THREE, clip.samples());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, UNKNOWN, 0x7FFF_F000, 0x8000_0000})
  void readsUntilTheEndWhereTheWriterDidNotKnowTheSize(int size) throws IOException {
    byte[] format = fmt(1, 1, 16_000, 16);
    for (int riffSize : new int[] {0, UNKNOWN, 36, 0x7FFF_F024}) {
      byte[] wav = riff(riffSize, format, chunkOf("data", size, THREE_16));
      assertArrayEquals(THREE, read(wav).samples(), "RIFF size " + riffSize);
    }
  }

  @Test
  void takesTheWordOfACompleteFileThatItIsEmpty() throws IOException {
    byte[] wav = riff(fmt(1, 1, 16_000, 16), chunk("data"), chunk("LIST", new byte[20]));
    assertEquals(0, read(wav).samples().length);
  }

  @Test
  void takesAPadByteAtTheEndOfAStreamForPadding() throws IOException {
    byte[] data = {0, 0, 0x40, 0}; // one 24-bit sample and its pad
    byte[] wav = riff(UNKNOWN, fmt(1, 1, 16_000, 24), chunkOf("data", UNKNOWN, data));
    assertArrayEquals(new float[] {0.5f}, read(wav).samples());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void readsTheSizeOfALongFileFromItsDs64Chunk(String id) throws IOException {
    byte[] ds64 = chunk("ds64", int64(0), int64(THREE_16.length), int64(3), int32(0));
    byte[] body = join(ds64, fmt(1, 1, 16_000, 16), chunkOf("data", UNKNOWN, THREE_16));
    byte[] trailer = chunk("LIST", new byte[8]);
    AudioClip clip = read(ascii(id), int32(UNKNOWN), ascii("WAVE"), body, trailer);
    assertArrayEquals(THREE, clip.samples());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 5000})
  void readsTheSameSamplesFromAPipeThatDribbles(int most) throws IOException {
    int[] values = new Random(1).ints(3 * 6_000, -32_768, 32_768).toArray();
    byte[] wav = riff(UNKNOWN, fmt(1, 3, 16_000, 16), chunkOf("data", UNKNOWN, int16s(values)));
    float[] whole = read(wav).samples();
    assertEquals(6_000, whole.length);
    AudioSource piped = AudioFiles.open(TestSignals.dribble(wav, most), "pipe");
    assertArrayEquals(whole, TestSignals.readInPieces(piped, 5));
  }

  @Test
  void givesWhatALivePipeHasWithoutWaitingForMore() throws IOException {
    byte[] begin =
        riff(UNKNOWN, fmt(1, 1, 16_000, 16), chunkOf("data", UNKNOWN, int16s(16_384, -8_192)));
    // A pipe that holds two samples; to ask it for more would block, here it fails.
    java.io.InputStream live =
        new java.io.SequenceInputStream(
            new ByteArrayInputStream(begin),
            new java.io.InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("read beyond what has arrived");
              }
            });
    float[] samples = new float[100];
    AudioSource source = AudioFiles.open(live, "live");
    assertEquals(2, source.read(samples, 0, 100));
    assertEquals(-0.25f, samples[1]);
  }

  @Test
  void readsNothingWhenAskedForNothingAndStaysAtTheEnd() throws IOException {
    AudioSource source =
        AudioFiles.open(new ByteArrayInputStream(WavBytes.mono16(1, 2)), "test.wav");
    assertEquals(0, source.read(new float[0], 0, 0));
    assertEquals(2, source.read(new float[9], 3, 6));
    assertEquals(-1, source.read(new float[9], 0, 9));
    assertEquals(-1, source.read(new float[9], 0, 9));
  }

  @Test
  void keepsFloatSamplesBeyondFullScale() throws IOException {
    byte[] data = join(int32(Float.floatToIntBits(1.75f)), int32(Float.floatToIntBits(-3f)));
    assertArrayEquals(
        new float[] {1.75f, -3f}, read(riff(fmt(3, 1, 16_000, 32), chunk("data", data))).samples());
  }
}

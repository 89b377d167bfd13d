// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.flac;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.TestSignals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlacSourceTest {
  static AudioClip read(byte[] flac) throws IOException {
    return AudioFiles.read(new ByteArrayInputStream(flac), "test.flac");
  }

  @ParameterizedTest
  @CsvSource({
    "mono8.flac, 8, 8000",
    "mono16.flac, 16, 16000",
    "blocks16.flac, 16, 16000",
    "stereo24.flac, 24, 48000",
    "surround16.flac, 16, 44100"
  })
  void readsTheExactSamplesAveragedOverChannels(String name, int bits, int rateHz)
      throws IOException {
    int[][] channels = FlacFixtures.samples(name);
    float[] expected = new float[channels[0].length];
    for (int i = 0; i < expected.length; i++) {
      double sum = 0;
      for (int[] channel : channels) {
        sum += channel[i];
      }
      expected[i] = (float) (sum / (channels.length * Math.scalb(1.0, bits - 1)));
    }
    AudioClip clip = read(FlacFixtures.bytes(name));
    assertEquals(rateHz, clip.sampleRateHz());
    // One float step: a division here, a multiplication by the reciprocal there.
    assertArrayEquals(expected, clip.samples(), Math.ulp(0.5f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100, 1_500})
  void readsTheSameSamplesFromAPipeThatDribbles(int most) throws IOException {
    for (String name : new String[] {"blocks16.flac", "stereo24.flac"}) {
      byte[] flac = FlacFixtures.bytes(name);
      AudioSource piped = AudioFiles.open(TestSignals.dribble(flac, most), "pipe");
      assertArrayEquals(read(flac).samples(), TestSignals.readInPieces(piped, most), name);
    }
  }

  @Test
  void readsAStreamWhoseEncoderKnewNeitherLengthNorDigest() throws IOException {
    byte[] flac = FlacFixtures.bytes("blocks16.flac");
    AudioClip known = read(flac);
    forgetLengthAndDigest(flac);
    assertEquals(known, read(flac));
  }

  @Test
  void readsNothingBehindTheLastSample() throws IOException {
    byte[] flac = FlacFixtures.bytes("mono16.flac");
    byte[] tagged = Arrays.copyOf(flac, flac.length + 128); // as ID3v1 tags are appended
    tagged[flac.length] = 'T';
    assertEquals(read(flac), read(tagged));
  }

  @Test
  void decodesAFrameBeforeTheNextOneHasArrived() throws IOException {
    // The three frames of 1152, 1152 and 700 samples; of the last one the footer is missing.
    byte[] flac = FlacFixtures.bytes("blocks16.flac");
    AudioSource source =
        AudioFiles.open(new ByteArrayInputStream(flac, 0, flac.length - 1), "cut.flac");
    float[] samples = new float[5_000];
    assertEquals(1_152, source.read(samples, 0, samples.length));
    assertEquals(1_152, source.read(samples, 0, samples.length));
  }

  /** Makes total samples (36 bits at bit 172) and MD5 unknown, as an encoder into a pipe does. */
  static void forgetLengthAndDigest(byte[] flac) {
    flac[21] &= (byte) 0xF0;
    Arrays.fill(flac, 22, 42, (byte) 0);
  }
}

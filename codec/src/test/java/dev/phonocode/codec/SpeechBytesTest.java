// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.container.PhcFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechBytesTest {
  private final SpeechCodec codec = Models.smallWithPrior();

  private static byte[] pcm(float[] samples) {
    byte[] bytes = new byte[Pcm16.BYTES * samples.length];
    Pcm16.encode(samples, 0, samples.length, bytes);
    return bytes;
  }

  private static AudioClip clip(byte[] pcm) {
    float[] samples = new float[pcm.length / Pcm16.BYTES];
    Pcm16.decode(pcm, 0, samples, samples.length);
    return new AudioClip(samples, 16_000);
  }

  @Test
  void all16BitSamplesComeBack() {
    byte[] all = new byte[Pcm16.BYTES << 16];
    for (int i = 0; i < 1 << 16; i++) {
      all[2 * i] = (byte) i;
      all[2 * i + 1] = (byte) (i >> 8);
    }
    assertArrayEquals(all, pcm(clip(all).samples()));
  }

  @Test
  void bytesThatAreWrittenAnyhowGiveTheCodesOfTheClip() throws IOException {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      byte[] pcm = pcm(Signals.babble(random.nextInt(40_000), 0.7, seed));
      byte[] expected = Models.bytes(codec.encode(clip(pcm)));
      ByteArrayOutputStream phc = new ByteArrayOutputStream();
      try (SpeechOutputStream out = codec.newOutputStream(phc, EncodeOptions.defaults())) {
        for (int at = 0; at < pcm.length; ) {
          int count = Math.min(pcm.length - at, 1 + random.nextInt(5_000));
          out.write(pcm, at, count);
          at += count;
          if (at < pcm.length) {
            out.write(pcm[at++]);
          }
          if (random.nextInt(4) == 0) {
            out.flush();
          }
        }
        assertEquals(pcm.length / 2, out.finish());
      }
      assertArrayEquals(expected, phc.toByteArray(), "seed " + seed);
    }
  }

  @Test
  void bytesThatAreReadAnyhowAreThoseOfTheSamples() throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      CodeSequence codes = codec.encode(Signals.clip(random.nextInt(30_000), seed));
      byte[] expected = pcm(codec.decode(codes).samples());
      ByteArrayOutputStream found = new ByteArrayOutputStream();
      try (InputStream in =
          codec.newInputStream(
              new ByteArrayInputStream(Models.bytes(codes)), "x", DecodeOptions.defaults())) {
        byte[] block = new byte[5_000];
        for (int n = 0; n >= 0; ) {
          found.write(block, 0, n);
          n = in.read(block, 0, 1 + random.nextInt(block.length));
          int one = n >= 0 && random.nextBoolean() ? in.read() : -1;
          if (one >= 0) {
            found.write(block, 0, n);
            found.write(one);
            n = 0;
          }
        }
        assertEquals(-1, in.read());
      }
      assertArrayEquals(expected, found.toByteArray(), "seed " + seed);
    }
  }

  @Test
  void whatIsClosedWithoutItsEndReadsAsCut() throws IOException {
    ByteArrayOutputStream phc = new ByteArrayOutputStream();
    try (SpeechOutputStream out = codec.newOutputStream(phc, EncodeOptions.defaults())) {
      out.write(pcm(Signals.babble(330_000, 0.7, 1)));
    }
    PhcFormatException e =
        assertThrows(
            PhcFormatException.class,
            () -> codec.read(new ByteArrayInputStream(phc.toByteArray()), "x"));
    assertEquals("the end of the stream", e.found());
  }

  @Test
  void endsOnceAndNotWithinASample() throws IOException {
    SpeechOutputStream out =
        codec.newOutputStream(new ByteArrayOutputStream(), EncodeOptions.defaults());
    out.write(new byte[3]);
    assertThrows(EOFException.class, out::finish);
    out.write(0);
    assertEquals(2, out.finish());
    assertThrows(IllegalStateException.class, () -> out.write(0));
    assertThrows(IllegalStateException.class, out::finish);
  }
}

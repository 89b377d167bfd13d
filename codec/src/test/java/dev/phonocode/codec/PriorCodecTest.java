// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.internal.PriorNeededException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriorCodecTest {
  private final SpeechCodec codec = Models.smallWithPrior();
  private final AudioClip clip = Signals.clip(40_000, 3);

  @TempDir Path folder;

  @Test
  void aModelWithAPriorWritesAndReadsCodedFiles() throws IOException {
    CodeSequence codes = codec.encode(clip);
    assertEquals(Coding.PRIOR, codes.header().coding());
    Path file = folder.resolve("a.phc");
    codes.write(file);
    CodeSequence again = codec.read(file);
    assertEquals(codes, again);
    assertEquals(codes.codedBits(), again.codedBits());
    assertThrows(PriorNeededException.class, () -> CodeSequence.read(file));
  }

  @Test
  void rawCodesAreTheNearestVectorsAndNeedNoModelToRead() throws IOException {
    CodeSequence raw = codec.encode(clip, EncodeOptions.defaults().raw());
    assertEquals(Coding.FIXED_WIDTH, raw.header().coding());
    assertEquals(Models.small().encode(clip).packets(), raw.packets());
    Path file = folder.resolve("raw.phc");
    raw.write(file);
    assertEquals(raw, CodeSequence.read(file));
    assertEquals(raw, codec.read(file));
    assertEquals(8 * 235, raw.codedBits(), "whole bytes a packet: 125 frames of 15 bits");
  }

  @Test
  void theSameCodesSoundTheSameHoweverTheyAreWritten() {
    CodeSequence codes = codec.encode(clip);
    assertEquals(codes.packets(), codes.raw().packets());
    assertTrue(codes.codedBits() < codes.raw().codedBits());
    assertArrayEquals(codec.decode(codes).samples(), codec.decode(codes.raw()).samples());
  }

  @Test
  void codesThatAPriorWillWriteCostFewerBitsThanTheNearest() throws IOException {
    CodeSequence nearest = codec.encode(clip, EncodeOptions.defaults().raw());
    CodeSequence written =
        new CodeSequence(
            nearest.header().withCoding(Coding.PRIOR),
            nearest.packets(),
            nearest.samples(),
            codec.encode(clip).prior());
    assertTrue(codec.encode(clip).codedBits() < written.codedBits());
  }

  @Test
  void streamsGiveTheBytesAndSamplesOfWholeClips() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    codec.encode(clip).write(whole);
    ByteArrayOutputStream piped = new ByteArrayOutputStream();
    codec.encode(AudioSource.of(clip), EncodeOptions.defaults()).write(piped);
    assertArrayEquals(whole.toByteArray(), piped.toByteArray());

    PacketSource packets =
        PacketSource.open(
            new ByteArrayInputStream(whole.toByteArray()), "pipe", ReadOptions.strict());
    Collector sink = new Collector(clip.samples().length);
    codec.decode(packets, sink, DecodeOptions.defaults());
    assertArrayEquals(codec.decode(codec.encode(clip)).samples(), sink.samples);
  }

  private static final class Collector implements AudioSink {
    private final float[] samples;
    private int count;

    @Override
    public int sampleRateHz() {
      return 16_000;
    }

    Collector(int length) {
      samples = new float[length];
    }

    @Override
    public void write(float[] from, int offset, int length) {
      System.arraycopy(from, offset, samples, count, length);
      count += length;
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }

  @Test
  void fewerBooksAreCodedToo() throws IOException {
    CodeSequence few = codec.encode(clip, EncodeOptions.defaults().books(1));
    CodeSequence thin = codec.encode(clip).books(1);
    for (CodeSequence codes : List.of(few, thin)) {
      assertEquals(1, codes.header().books());
      byte[] bytes = Models.bytes(codes);
      assertEquals(codes, codec.read(new ByteArrayInputStream(bytes), "memory"));
    }
  }

  @Test
  void aHeaderThatClaimsAPriorThatTheModelLacksIsRefused() {
    SpeechCodec plain = Models.small();
    CodeSequence codes = plain.encode(clip);
    PhcHeader forged = codes.header().withCoding(Coding.PRIOR);
    assertThrows(ModelMismatchException.class, () -> plain.newDecoder(forged));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CodeSequence(forged, codes.packets(), codes.samples(), Optional.empty()));
  }
}

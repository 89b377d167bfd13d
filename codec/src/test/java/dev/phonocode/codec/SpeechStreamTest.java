// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeechStreamTest {
  private final SpeechCodec codec = Models.small();

  /** A thousand cases with {@code -Psoak}. */
  @Test
  void encodesTheSameHoweverSamplesAreCut() throws IOException {
    List<SpeechCodec> codecs = List.of(codec, Models.smallWithPrior(), Models.paperLike());
    for (int seed = 0; seed < (Boolean.getBoolean("phonocode.soak") ? 1_000 : 60); seed++) {
      Random random = new Random(seed);
      SpeechCodec codec = codecs.get(seed % codecs.size());
      float[] x = Signals.babble(random.nextInt(30_000), 0.5, seed);
      EncodeOptions options =
          EncodeOptions.defaults()
              .books(1 + random.nextInt(codec.model().config().quantiser().books()))
              .packetFrames(1 + random.nextInt(30))
              .lookIn(Duration.ofMillis(random.nextInt(1200)));
      CodeSequence whole = codec.encode(new AudioClip(x, 16_000), options);

      SpeechEncoder encoder = codec.newEncoder(options);
      List<PhcPacket> packets = new ArrayList<>();
      int longest = 1 + random.nextInt(random.nextBoolean() ? 50 : 5_000);
      for (int from = 0; from < x.length; ) {
        int count = Math.min(x.length - from, random.nextInt(longest + 1));
        encoder.push(x, from, count);
        from += count;
        encoder.poll().ifPresent(packets::add);
      }
      encoder.finish();
      for (Optional<PhcPacket> p; (p = encoder.poll()).isPresent(); ) {
        packets.add(p.get());
      }
      PhcHeader header = encoder.header().orElseThrow();
      CodeSequence cut =
          new CodeSequence(header, packets, encoder.samples(), codec.model().prior());
      assertEquals(whole, cut, "seed " + seed);
      assertArrayEquals(Models.bytes(whole), Models.bytes(cut), "seed " + seed);
    }
  }

  @Test
  void decodesTheSameHoweverSamplesArePolled() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      SpeechCodec codec = seed % 4 == 3 ? Models.paperLike() : this.codec;
      EncodeOptions options = EncodeOptions.defaults().packetFrames(1 + random.nextInt(30));
      CodeSequence codes = codec.encode(Signals.clip(random.nextInt(20_000), seed), options);
      float[] whole = codec.decode(codes).samples();

      SpeechDecoder decoder = codec.newDecoder(codes.header());
      float[] out = new float[whole.length + 5_000];
      int count = 0;
      for (PhcPacket packet : codes.packets()) {
        decoder.push(packet);
        count += decoder.poll(out, count, random.nextInt(5_000));
      }
      decoder.finish(codes.samples());
      for (int n = 1; n > 0; ) {
        n = decoder.poll(out, count, Math.min(1 + random.nextInt(700), out.length - count));
        count += n;
      }
      assertEquals(whole.length, count, "seed " + seed);
      assertArrayEquals(whole, Arrays.copyOf(out, count), "seed " + seed);
    }
  }

  @Test
  void givesAPacketAsSoonAsItsSamplesAndTheLookAheadAreThere() {
    SpeechEncoder encoder = codec.newEncoder(EncodeOptions.forStreams().lookIn(Duration.ZERO));
    float[] x = Signals.babble(32_000, 1, 1);
    encoder.push(x, 0, 16_639);
    assertTrue(encoder.poll().isEmpty(), "a sample of the look-ahead is missing");
    encoder.push(x, 16_639, 1);
    assertEquals(50, encoder.poll().orElseThrow().frames());
  }

  @Test
  void holdsTheFirstPacketBackUntilTheVoiceIsKnown() {
    SpeechEncoder encoder =
        codec.newEncoder(EncodeOptions.forStreams().lookIn(Duration.ofMillis(2_500)));
    float[] x = Signals.babble(40_000, 1, 1);
    encoder.push(x, 0, 39_999);
    assertTrue(encoder.header().isEmpty() && encoder.poll().isEmpty());
    encoder.push(x, 39_999, 1);
    assertTrue(encoder.header().isPresent());
    assertEquals(0, encoder.poll().orElseThrow().index());
    assertEquals(1, encoder.poll().orElseThrow().index());
    assertTrue(encoder.poll().isEmpty());
  }

  @Test
  void fillsTheTimeOfLostPacketsWithSilenceAndGoesOn() {
    EncodeOptions options = EncodeOptions.defaults().packetFrames(10);
    CodeSequence codes = codec.encode(Signals.clip(16_000, 6), options);
    SpeechDecoder decoder = codec.newDecoder(codes.header());
    for (PhcPacket packet : codes.packets()) {
      if (packet.index() != 2 && packet.index() != 4) {
        decoder.push(packet);
      }
    }
    decoder.finish(codes.samples());
    float[] out = new float[16_001];
    assertEquals(16_000, decoder.poll(out, 0, out.length));
    float[] first = Arrays.copyOf(codec.decode(codes).samples(), 2 * 3_200);
    // The conditioner looks 60 ms ahead, into what is lost, and the synthesis filter 31 samples.
    int heard = 6_400 - 960 - 31;
    assertArrayEquals(Arrays.copyOf(first, heard), Arrays.copyOf(out, heard));
    assertEquals(0, Signals.rms(Arrays.copyOfRange(out, 6_400, 9_600)));
    assertTrue(Signals.rms(Arrays.copyOfRange(out, 9_600, 12_800)) > 0);
    assertEquals(0, Signals.rms(Arrays.copyOfRange(out, 12_800, 16_000)));
  }

  @Test
  void refusesPacketsOutOfOrder() {
    CodeSequence codes = codec.encode(Signals.clip(40_000, 6), EncodeOptions.forStreams());
    SpeechDecoder decoder = codec.newDecoder(codes.header());
    decoder.push(codes.packets().get(1));
    assertThrows(IllegalArgumentException.class, () -> decoder.push(codes.packets().get(0)));
    assertThrows(
        IllegalArgumentException.class, () -> decoder.push(codes.packets().get(2).withBooks(1)));
    int[][] tooMany = new int[51][codes.books()];
    assertThrows(IllegalArgumentException.class, () -> decoder.push(new PhcPacket(2, 50, tooMany)));
    int[][] unknown = {new int[codes.books()]};
    unknown[0][1] = 1_000;
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> decoder.push(new PhcPacket(2, 50, unknown)));
    assertTrue(e.getMessage().startsWith("frame 100, book 2: expected a code"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> decoder.finish(-1));
  }

  @Test
  void refusesSamplesThatAreNotNumbers() {
    SpeechEncoder encoder = codec.newEncoder();
    encoder.push(new float[100], 0, 100);
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> encoder.push(new float[] {0, Float.NaN}, 0, 2));
    assertEquals("sample 101: expected a finite number, found NaN", e.getMessage());
  }

  @Test
  void pipesGiveTheBytesAndSamplesOfTheWholeClip() throws IOException {
    AudioClip clip = Signals.clip(37_123, 8);
    CodeSequence whole = codec.encode(clip);
    ByteArrayOutputStream phc = new ByteArrayOutputStream();
    PacketSource spoken = codec.encode(AudioSource.of(clip), EncodeOptions.defaults());
    assertEquals(37_123, spoken.write(phc));
    assertArrayEquals(Models.bytes(whole), phc.toByteArray());

    Collector sink = new Collector();
    PacketSource packets =
        PacketSource.open(
            new ByteArrayInputStream(phc.toByteArray()), "pipe", ReadOptions.strict());
    assertEquals(37_123, codec.decode(packets, sink, DecodeOptions.defaults()));
    assertTrue(sink.isFinished);
    assertArrayEquals(codec.decode(whole).samples(), sink.samples());
  }

  @Test
  void aDamagedPipeKeepsItsLength() throws IOException {
    byte[] phc = Models.bytes(codec.encode(Signals.clip(37_123, 8), EncodeOptions.forStreams()));
    for (int at = 300; at < phc.length; at += 7) {
      byte[] damaged = phc.clone();
      damaged[at] ^= 0x10;
      List<Damage> damage = new ArrayList<>();
      PacketSource packets =
          PacketSource.open(
              new ByteArrayInputStream(damaged), "pipe", ReadOptions.tolerant(damage::add));
      Collector sink = new Collector();
      codec.decode(packets, sink, DecodeOptions.defaults());
      assertEquals(1, damage.size());
      boolean isEndLost = damage.get(0).packet() == 3;
      assertEquals(isEndLost ? 117 * 320 : 37_123, sink.samples().length, "byte " + at);
    }
  }

  /** Keeps what it is given. */
  private static final class Collector implements AudioSink {
    private final List<Float> samples = new ArrayList<>();
    private boolean isFinished;

    @Override
    public int sampleRateHz() {
      return 16_000;
    }

    @Override
    public void write(float[] chunk, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        samples.add(chunk[i]);
      }
    }

    @Override
    public void finish() {
      isFinished = true;
    }

    @Override
    public void close() {}

    float[] samples() {
      float[] all = new float[samples.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = samples.get(i);
      }
      return all;
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcPacket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a decoder gives where packets are lost: {@code src/design/0006-damage.md}. */
class GapTest {
  private final SpeechCodec codec = Models.smallWithPrior();

  @Test
  void whatLiesBetweenGapsSoundsAsAStreamOfItsOwnWould() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      SpeechCodec codec = seed % 4 == 3 ? Models.paperLike() : this.codec;
      EncodeOptions options = EncodeOptions.defaults().packetFrames(1 + random.nextInt(9));
      CodeSequence codes = codec.encode(Signals.clip(1 + random.nextInt(15_000), seed), options);
      boolean[] isLost = new boolean[codes.packets().size()];
      for (int i = 0; i < isLost.length; i++) {
        isLost[i] = random.nextInt(3) == 0;
      }
      assertArrayEquals(
          expected(codec, codes, isLost), decoded(codec, codes, isLost), "seed " + seed);
    }
  }

  private static float[] decoded(SpeechCodec codec, CodeSequence codes, boolean[] isLost) {
    SpeechDecoder decoder = codec.newDecoder(codes.header());
    for (PhcPacket packet : codes.packets()) {
      if (!isLost[(int) packet.index()]) {
        decoder.push(packet);
      }
    }
    decoder.finish(codes.samples());
    float[] out = new float[(int) codes.samples() + 1];
    return Arrays.copyOf(out, decoder.poll(out, 0, out.length));
  }

  /** Each run of packets decoded alone, with silence between the runs. */
  private static float[] expected(SpeechCodec codec, CodeSequence codes, boolean[] isLost) {
    float[] out = new float[(int) codes.samples()];
    for (int from = 0; from < isLost.length; from++) {
      int to = from;
      while (to < isLost.length && !isLost[to]) {
        to++;
      }
      float[] run = codec.decode(codes.cut(from, to)).samples();
      System.arraycopy(run, 0, out, (int) (from * codes.header().packetSamples()), run.length);
      from = to;
    }
    return out;
  }

  @Test
  void anyByteThatIsDamagedCostsThatAndNoMore() throws IOException {
    CodeSequence codes =
        codec.encode(Signals.clip(5_500, 4), EncodeOptions.defaults().packetFrames(5));
    byte[] bytes = Models.bytes(codes);
    float[][] expected = new float[codes.packets().size() + 1][]; // by the packet that is lost
    for (int i = 0; i < expected.length; i++) {
      boolean[] isLost = new boolean[codes.packets().size()];
      if (i < isLost.length) {
        isLost[i] = true;
      }
      expected[i] = expected(codec, codes, isLost);
    }
    int header = Models.bytes(codes.cut(0, 0)).length - 8; // an end packet of no frames
    int[] hits = new int[expected.length];
    for (int at = header; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      List<Damage> damage = new ArrayList<>();
      PacketSource packets =
          PacketSource.open(
              new ByteArrayInputStream(damaged), "x", ReadOptions.tolerant(damage::add));
      packets.decodeWith(codec.model());
      SpeechDecoder decoder = codec.newDecoder(packets.header());
      for (Optional<PhcPacket> p; (p = packets.next()).isPresent(); ) {
        decoder.push(p.get());
      }
      decoder.finish(codes.samples());
      float[] out = new float[5_500];
      assertEquals(out.length, decoder.poll(out, 0, out.length));
      assertEquals(1, damage.size(), "byte " + at);
      int packet = (int) damage.get(0).packet();
      hits[packet]++;
      assertArrayEquals(expected[packet], out, "byte " + at);
    }
    assertTrue(Arrays.stream(hits).allMatch(n -> n > 0), Arrays.toString(hits));
  }

  @Test
  void cuttingKeepsCodesAndLength() {
    CodeSequence codes = // 3.125 s, four packets
        codec.encode(Signals.clip(50_000, 4), EncodeOptions.forStreams());
    assertEquals(codes, codes.cut(0, 4));
    CodeSequence end = codes.cut(2, 4);
    assertEquals(50_000 - 32_000, end.samples());
    assertArrayEquals(Arrays.copyOfRange(codes.codes(), 100, 157), end.codes());
    assertEquals(0, codes.cut(4, 4).samples());
  }
}

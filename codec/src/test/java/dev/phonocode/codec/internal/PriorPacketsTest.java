// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.prior.PriorState;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriorPacketsTest {
  private final CodePrior prior = Priors.prior(3, 64, 1);
  private final Streams.Stream stream = Priors.stream(prior, 3, 20, 16_000 * 3);

  @Test
  void readsWhatWasWrittenForStreamsOfAnyShape() throws IOException {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      CodePrior any = Priors.prior(1 + random.nextInt(4), 2 + random.nextInt(300), seed);
      int books = 1 + random.nextInt(any.books());
      Streams.Stream s =
          Priors.stream(any, books, 1 + random.nextInt(40), random.nextInt(320 * 90));
      assertEquals(s, Streams.read(s.bytes(), Optional.of(any)), "seed " + seed);
    }
  }

  @Test
  void codesThePacketsThatBecomeShorterAndNoOthers() throws IOException {
    PhcReader reader = Streams.open(stream.bytes());
    int packets = 0;
    for (Optional<PacketInfo> p; (p = reader.skip()).isPresent(); packets++) {
      int fixed = stream.header().payloadBytes(p.get().frames());
      // Packets of odd index hold chance, of which the prior expects something else.
      assertEquals(p.get().index() % 2 == 0, p.get().isCoded(), p.toString());
      assertEquals(p.get().isCoded(), p.get().payloadBytes() < fixed, p.toString());
      assertEquals(stream.packets().get(packets).frames(), p.get().frames());
      assertEquals(stream.packets().get(packets).level(), p.get().level());
    }
    assertEquals(stream.packets().size(), packets);
    assertEquals(stream.samples(), reader.totals().orElseThrow().samples());
  }

  @Test
  void isNeverLongerThanAtFixedWidth() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int frames = 1 + random.nextInt(20);
      int[][] codes = new int[frames][3];
      for (int[] frame : codes) {
        Arrays.setAll(frame, q -> random.nextInt(64) >> random.nextInt(6));
      }
      PhcPacket packet = new PhcPacket(seed, 3, codes);
      PhcHeader raw = stream.header().withCoding(Coding.FIXED_WIDTH);
      int fixed = new Streams.Stream(raw, List.of(), 0).bytes(packet).length;
      assertTrue(stream.bytes(packet).length <= fixed, "seed " + seed);
    }
  }

  @Test
  void spendsTheBitsOfThePriorsEntropyAndOnePercentAtMost() {
    double information = 0;
    int spent = 0;
    int[] frequencies = new int[prior.size()];
    Streams.Stream longer = Priors.stream(prior, 3, 400, 320 * 400 * 5);
    for (PhcPacket packet : longer.packets()) {
      PacketCodec.Payload payload =
          new PacketCodec(longer.header(), longer.prior()).payload(packet);
      if (payload.isCoded()) {
        PriorState state = prior.start(3);
        for (int i = 0; i < packet.frames() * 3; i++) {
          state.frequencies(frequencies);
          int code = packet.code(i / 3, i % 3);
          information += 16 - Math.log(frequencies[code]) / Math.log(2);
          state.accept(code);
        }
        spent += 8 * payload.bytes().length;
      }
    }
    assertTrue(information > 5_000, "too little to measure: " + information);
    // Each of the three packets ends with up to 15 bits: 8 for the end, 7 to fill its byte.
    assertTrue(spent <= 1.01 * information + 3 * 15, spent + " bits for " + information);
  }

  @Test
  void codesOfAPacketDoNotDependOnOtherPackets() {
    byte[] whole = stream.bytes();
    int[] starts = stream.starts();
    for (PhcPacket packet : stream.packets()) {
      int i = (int) packet.index();
      byte[] alone = stream.bytes(packet);
      assertEquals(0, Arrays.compare(whole, starts[i], starts[i + 1], alone, 0, alone.length));
    }
  }

  @Test
  void codesNeedThePriorButTheRestDoesNot() throws IOException {
    PhcReader reader = Streams.open(stream.bytes());
    assertEquals(Coding.PRIOR, reader.header().coding());
    PriorNeededException e = assertThrows(PriorNeededException.class, reader::next);
    assertTrue(e.getMessage().contains("the prior of model " + Streams.MODEL), e.getMessage());
    assertTrue(e.getMessage().startsWith("test.phc: the codes are range coded"), e.getMessage());
    reader.decodeWith(prior);
    assertEquals(stream.packets().get(0), reader.next().orElseThrow());
    assertThrows(
        IllegalArgumentException.class,
        () -> new PhcWriter(OutputStream.nullOutputStream(), stream.header(), Optional.empty()));
  }

  @Test
  void aPriorOfOtherCodesIsRefused() throws IOException {
    PhcReader reader = Streams.open(stream.bytes());
    assertThrows(IllegalArgumentException.class, () -> reader.decodeWith(Priors.prior(3, 65, 1)));
    assertThrows(IllegalArgumentException.class, () -> reader.decodeWith(Priors.prior(2, 64, 1)));
  }

  /** Sound checksums over what no writer writes: forged, not damaged. */
  @Test
  void aForgedPayloadIsRefusedAndPlaced() throws IOException {
    PhcPacket packet = stream.packets().get(0);
    PacketCodec codec = new PacketCodec(stream.header(), stream.prior());
    byte[] payload = codec.payload(packet).bytes();
    byte[] head = Arrays.copyOf(stream.bytes(), stream.starts()[0]);
    int fixed = stream.header().payloadBytes(20);
    for (int length : new int[] {payload.length + 1, fixed + 1, 200_000}) {
      byte[] forged =
          codec.write(packet, new PacketCodec.Payload(true, Arrays.copyOf(payload, length)));
      byte[] bytes = new Fields().raw(head).raw(forged).toBytes();
      PhcFormatException e =
          assertThrows(PhcFormatException.class, () -> Streams.read(bytes, stream.prior()));
      assertEquals(0, e.packet().orElseThrow());
      List<Damage> damage = new ArrayList<>();
      assertEquals(List.of(), Streams.readTolerantly(bytes, stream.prior(), damage));
      assertEquals(1, damage.size());
    }
  }

  @Test
  void anyBytesAsAPayloadGiveCodesOrTheDocumentedException() throws IOException {
    PhcPacket packet = stream.packets().get(0);
    PacketCodec codec = new PacketCodec(stream.header(), stream.prior());
    byte[] head = Arrays.copyOf(stream.bytes(), stream.starts()[0]);
    int sound = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      byte[] noise = new byte[random.nextInt(stream.header().payloadBytes(20))];
      random.nextBytes(noise);
      byte[] forged = codec.write(packet, new PacketCodec.Payload(true, noise));
      PhcReader reader = Streams.open(new Fields().raw(head).raw(forged).toBytes());
      reader.decodeWith(prior);
      try {
        assertEquals(20, reader.next().orElseThrow().frames());
        sound++;
      } catch (PhcFormatException e) {
        assertEquals(0, e.packet().orElseThrow());
      }
    }
    assertTrue(sound > 0 && sound < 200, sound + " of 200");
  }

  @Test
  void atFixedWidthACodedPacketIsNoPacket() {
    PhcHeader raw = stream.header().withCoding(Coding.FIXED_WIDTH);
    byte[] head = HeaderCodec.write(raw);
    byte[] coded = stream.bytes(stream.packets().get(0));
    byte[] bytes = new Fields().raw(head).raw(coded).toBytes();
    PhcFormatException e = assertThrows(PhcFormatException.class, () -> Streams.read(bytes));
    assertEquals("51", e.found());
  }
}

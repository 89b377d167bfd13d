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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostileStreamTest {
  private static final long SEED = 20_261_126;
  private static final PhcHeader HEADER =
      new PhcHeader(
          "ab".repeat(32),
          16000,
          320,
          1000,
          OptionalLong.empty(),
          List.of(4, 4),
          new byte[0],
          Coding.PRIOR);

  @Test
  void aFewBytesDoNotStandForHours() throws IOException {
    byte[] bomb = bomb();
    PhcReader reader = Streams.open(bomb);
    Exception e = assertThrows(PhcFormatException.class, reader::skip);
    assertTrue(
        e.getMessage()
            .endsWith(
                "expected at most 128 frames in 0 bytes, as no greatest length was given, found"
                    + " 1000 frames"),
        e.getMessage());
  }

  @Test
  void aGreatestLengthTakesThePlaceOfWhatFewBytesMayStandFor() throws IOException {
    PhcReader reader = Streams.open(bomb());
    reader.limit(40.1);
    assertEquals(1000, reader.skip().orElseThrow().frames()); // 20 s
    assertEquals(1000, reader.skip().orElseThrow().frames());
    Exception e = assertThrows(PhcFormatException.class, reader::skip);
    assertTrue(
        e.getMessage().endsWith("expected at most 40.1 s of speech, found 60.0 s"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> reader.limit(-1));
    assertThrows(IllegalArgumentException.class, () -> reader.limit(Double.NaN));
  }

  @Test
  void aTolerantReaderBelievesTenMinutesLostAndNotMoreThanThatWithoutReadingMore()
      throws IOException {
    PacketCodec codec = new PacketCodec(HEADER, Optional.empty());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(HeaderCodec.write(HEADER));
    for (int index : new int[] {0, 31, 62, 64}) { // each 1000 frames
      PhcPacket packet = new PhcPacket(index, 50, new int[1000][2]);
      out.write(codec.write(packet, new PacketCodec.Payload(true, new byte[60])));
    }
    List<Damage> damage = new ArrayList<>();
    PhcReader reader =
        PhcReader.tolerant(new ByteArrayInputStream(out.toByteArray()), "x", damage::add);
    List<Long> found = new ArrayList<>();
    for (Optional<PacketInfo> p = reader.skip(); p.isPresent(); p = reader.skip()) {
      found.add(p.get().index());
    }
    assertEquals(List.of(0L, 31L), found);
    assertEquals(30_000, damage.get(0).frames());
  }

  @Test
  void aSecondStreamAfterTheEndIsToldByATolerantReader() throws IOException {
    Streams.Stream stream = Streams.random(new Random(SEED));
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.write(stream.bytes());
    twice.write(stream.bytes());
    List<Damage> damage = new ArrayList<>();
    PhcReader reader =
        PhcReader.tolerant(new ByteArrayInputStream(twice.toByteArray()), "ab.phc", damage::add);
    while (reader.next().isPresent()) {
      assertEquals(List.of(), damage);
    }
    reader.requireEndOfStream();
    assertEquals(1, damage.size());
    assertEquals(stream.bytes().length, damage.get(0).offset());
    assertEquals(stream.bytes().length, damage.get(0).bytes());
    assertEquals(
        "expected the end of the stream after the end packet, found more bytes",
        damage.get(0).reason());
  }

  /** More of them: {@code -Dphonocode.fuzz=1000000}. */
  @Test
  void whateverIsChangedTheReaderAnswersWithADocumentedException() {
    int count = Integer.getInteger("phonocode.fuzz", 20_000);
    int refused = 0;
    for (int i = 0; i < count; i++) {
      long seed = SEED + i;
      Random random = new Random(seed);
      byte[] bytes = Streams.random(random).bytes();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        Streams.readTolerantly(bytes, Optional.<CodePrior>empty(), new ArrayList<>());
        Streams.read(bytes);
      } catch (PhcFormatException | PriorNeededException e) {
        refused++;
      } catch (IOException | RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertTrue(refused > count / 2, refused + " refused of " + count);
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(HeaderCodec.write(HEADER));
    PacketCodec codec = new PacketCodec(HEADER, Optional.empty());
    for (int i = 0; i < 10; i++) {
      PhcPacket packet = new PhcPacket(i, 50, new int[1000][2]);
      out.write(codec.write(packet, new PacketCodec.Payload(true, new byte[0])));
    }
    return out.toByteArray();
  }
}

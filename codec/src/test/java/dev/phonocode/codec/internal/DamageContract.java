// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What is asked of a damaged stream, whatever its coding: four packets of 5 frames, the last short.
 */
abstract class DamageContract {
  private final Streams.Stream stream;

  private final byte[] bytes;
  private final int[] starts;

  DamageContract(Streams.Stream stream) {
    this.stream = stream;
    bytes = stream.bytes();
    starts = stream.starts();
  }

  private Streams.Stream read(byte[] bytes) throws IOException {
    return Streams.read(bytes, stream.prior());
  }

  private List<PhcPacket> readTolerantly(byte[] bytes, List<Damage> damage) throws IOException {
    return Streams.readTolerantly(bytes, stream.prior(), damage);
  }

  @Test
  void aCutAtAnyByteNamesThatByte() {
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      PhcFormatException e = assertThrows(PhcFormatException.class, () -> read(cut));
      assertEquals(length, e.offset(), e.getMessage());
      assertEquals("the end of the stream", e.found());
      assertEquals(length >= starts[0], e.packet().isPresent());
    }
  }

  @Test
  void everyFlippedBitIsNoticedAndPlaced() {
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = flip(bit);
      PhcFormatException e =
          assertThrows(PhcFormatException.class, () -> read(flipped), "bit " + bit);
      assertEquals(packetAt(bit / 8), e.packet().orElse(-1), "bit " + bit + ": " + e.getMessage());
    }
  }

  @Test
  void aFlippedBitCostsItsOwnPacketAlone() throws IOException {
    for (int bit = 8 * starts[0]; bit < 8 * bytes.length; bit++) {
      List<Damage> damage = new ArrayList<>();
      List<PhcPacket> found = readTolerantly(flip(bit), damage);
      List<PhcPacket> expected = new ArrayList<>(stream.packets());
      int packet = packetAt(bit / 8);
      long frames = packet < expected.size() ? expected.remove(packet).frames() : 0;
      assertEquals(expected, found, "bit " + bit);
      assertEquals(1, damage.size(), "bit " + bit + ": " + damage);
      assertEquals(packet, damage.get(0).packet());
      assertEquals(frames, damage.get(0).frames(), "bit " + bit);
      assertEquals(starts[packet], damage.get(0).offset());
    }
  }

  @Test
  void aCutStreamGivesItsWholePacketsToATolerantReader() throws IOException {
    for (int length = starts[0]; length < bytes.length; length++) {
      List<Damage> damage = new ArrayList<>();
      List<PhcPacket> found = readTolerantly(Arrays.copyOf(bytes, length), damage);
      assertEquals(stream.packets().subList(0, packetAt(length)), found, "cut at " + length);
      long lost = 18 - found.stream().mapToInt(PhcPacket::frames).sum();
      assertEquals(List.of(lost), damage.stream().map(Damage::frames).toList());
    }
  }

  @Test
  void lostInsertedAndRepeatedBytesCostNoOtherPacket() throws IOException {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      int at = starts[0] + random.nextInt(bytes.length - starts[0]);
      int to = Math.min(bytes.length, at + random.nextInt(60));
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      byte[] damaged = concat(Arrays.copyOf(bytes, at), noise, tail(to));
      List<Damage> damage = new ArrayList<>();
      List<PhcPacket> found = readTolerantly(damaged, damage);
      List<PhcPacket> sound = new ArrayList<>(stream.packets());
      sound.removeIf(p -> starts[(int) p.index()] < to && starts[(int) p.index() + 1] > at);
      assertTrue(found.containsAll(sound), "seed " + seed);
      assertTrue(stream.packets().containsAll(found), "seed " + seed);
    }
  }

  @Test
  void aMissingPacketIsNamedThoughNoByteIsDamaged() throws IOException {
    byte[] without = concat(Arrays.copyOf(bytes, starts[1]), tail(starts[2]));
    PhcFormatException e = assertThrows(PhcFormatException.class, () -> read(without));
    assertEquals(
        "test.phc: byte " + starts[1] + ", packet 1 (frame 5): expected packet 1, found 2",
        e.getMessage());
    List<Damage> damage = new ArrayList<>();
    assertEquals(3, readTolerantly(without, damage).size());
    assertEquals(List.of(new Damage(starts[1], 0, 1, 5, "expected packet 1, found 2")), damage);
  }

  @Test
  void aPacketThatComesTwiceIsReturnedOnce() throws IOException {
    byte[] twice = concat(Arrays.copyOf(bytes, starts[2]), tail(starts[1]));
    assertThrows(PhcFormatException.class, () -> read(twice));
    List<Damage> damage = new ArrayList<>();
    assertEquals(stream.packets(), readTolerantly(twice, damage));
    assertEquals(List.of(0L), damage.stream().map(Damage::frames).toList());
  }

  @Test
  void bytesAfterTheEndAreRefused() {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    PhcFormatException e = assertThrows(PhcFormatException.class, () -> read(longer));
    assertEquals(bytes.length, e.offset());
  }

  @Test
  void aForgedPacketFarAheadIsNotBelieved() throws IOException {
    PhcPacket first = stream.packets().get(0);
    int[][] codes = {
      first.frame(0), first.frame(1), first.frame(2), first.frame(3), first.frame(4)
    };
    byte[] forged = stream.bytes(new PhcPacket(1L << 40, 0, codes));
    byte[] with = concat(Arrays.copyOf(bytes, starts[2]), forged, tail(starts[2]));
    List<Damage> damage = new ArrayList<>();
    assertEquals(stream.packets(), readTolerantly(with, damage));
    assertEquals(1, damage.size());
  }

  /** The packet that this byte belongs to: -1 in the header, 4 in the end packet. */
  private int packetAt(int offset) {
    int packet = -1;
    while (packet + 1 < starts.length && starts[packet + 1] <= offset) {
      packet++;
    }
    return packet;
  }

  private byte[] flip(int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }

  private byte[] tail(int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  static byte[] concat(byte[]... parts) {
    Fields all = new Fields();
    for (byte[] part : parts) {
      all.raw(part);
    }
    return all.toBytes();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class VorbisCodebooksTest {
  private static final int BYTES = 100;

  private final BitSet bits = new BitSet();
  private int at = 8 * 7;

  private void put(long value, int count) {
    for (int i = 0; i < count; i++, at++) {
      bits.set(at, (value >> i & 1) == 1);
    }
  }

  private void putBook(int dimensions, int entries) {
    put(0x564342, 24);
    put(dimensions, 16);
    put(entries, 24);
    put(0, 2); // neither ordered nor sparse
    for (int entry = 0; entry < Math.min(entries, BYTES); entry++) {
      put(3, 5);
    }
    put(0, 4);
  }

  private boolean fits(int books) {
    at = 8 * 7;
    put(books - 1, 8);
    Packet packet = new Packet();
    packet.packet_base = Arrays.copyOf(bits.toByteArray(), BYTES);
    packet.bytes = BYTES;
    return new VorbisCodebooks(new PacketBits(packet, 8 * 7), 1 << 23).read();
  }

  @Test
  void smallBooksFit() {
    at += 8;
    putBook(2, 8);
    putBook(1, 16);
    assertTrue(fits(2));
  }

  @Test
  void booksThatSayMoreThanThePacketHoldsDoNot() {
    at += 8;
    putBook(1, 8 * BYTES);
    assertFalse(fits(1));
  }

  @Test
  void booksThatWouldTakeTheMemoryDoNot() {
    at += 8;
    putBook(65_535, 0xFFFFFF);
    assertFalse(fits(1));
  }

  @Test
  void whatIsNoBookDoesNot() {
    assertFalse(fits(1));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;

/** The bits of a Vorbis packet, the least significant first; zeros behind the end. */
final class PacketBits {
  private final Packet packet;
  private long bit;

  PacketBits(Packet packet, int firstBit) {
    this.packet = packet;
    this.bit = firstBit;
  }

  /** The next ones as a number. */
  long read(int count) {
    long value = 0;
    for (int i = 0; i < count; i++, bit++) {
      int at = (int) (bit >> 3);
      if (at < packet.bytes) {
        long one = packet.packet_base[packet.packet + at] >> (bit & 7) & 1;
        value |= one << i;
      }
    }
    return value;
  }

  void skip(long count) {
    bit += count;
  }

  /** Whether all that was read was there. */
  boolean areThere() {
    return bit <= 8L * packet.bytes;
  }
}

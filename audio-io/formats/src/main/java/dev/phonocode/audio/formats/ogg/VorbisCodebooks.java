// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;

/**
 * A look at the codebooks of a Vorbis setup header (Vorbis I, section 3.2.1) before jorbis makes
 * room for as much as they say: a damaged one says anything in a few bytes.
 */
final class VorbisCodebooks {
  /** Of all books: encoders stay far below, and it is 32 MB. */
  private static final long MOST_VALUES = 1 << 23;

  private static final int HEAD_BITS = 8 * 7; // type and name
  private static final int SYNC = 0x564342;
  private static final int VALUES_AN_ENTRY = 5; // lengths and trees

  private final Packet packet;
  private long bit = HEAD_BITS;
  private long values;

  private VorbisCodebooks(Packet packet) {
    this.packet = packet;
  }

  /** Whether all codebooks lie within the packet and need no more memory than is usual. */
  static boolean fit(Packet setup) {
    return new VorbisCodebooks(setup).fit();
  }

  private boolean fit() {
    int books = (int) bits(8) + 1;
    for (int book = 0; book < books; book++) {
      if (bits(24) != SYNC || !book()) {
        return false;
      }
    }
    return bit <= 8L * packet.bytes;
  }

  /** Passes one by; false if it is too large. */
  private boolean book() {
    long dimensions = bits(16);
    long entries = bits(24);
    values += entries * (dimensions + VALUES_AN_ENTRY);
    if (values > MOST_VALUES) {
      return false;
    }
    boolean isOrdered = bits(1) == 1;
    if (isOrdered) {
      bits(5);
      for (long entry = 0; entry < entries && bit <= 8L * packet.bytes; ) {
        entry += bits(Long.SIZE - Long.numberOfLeadingZeros(entries - entry));
      }
    } else {
      boolean isSparse = bits(1) == 1;
      for (long entry = 0; entry < entries; entry++) {
        if (!isSparse || bits(1) == 1) {
          bits(5);
        }
      }
    }
    long lookup = bits(4);
    if (lookup == 1 || lookup == 2) {
      bits(32);
      bits(32);
      long width = bits(4) + 1;
      bits(1);
      bit += width * (lookup == 2 ? entries * dimensions : roots(entries, dimensions));
    }
    return lookup <= 2;
  }

  /** The most values of which {@code dimensions} make no more than {@code entries} vectors. */
  private static long roots(long entries, long dimensions) {
    long most = 0;
    while (dimensions > 0 && isWithin(most + 1, dimensions, entries)) {
      most++;
    }
    return most;
  }

  private static boolean isWithin(long base, long exponent, long limit) {
    long power = 1;
    for (long i = 0; i < exponent && power <= limit; i++) {
      power *= base;
      if (base == 1) {
        break;
      }
    }
    return power <= limit;
  }

  /** The next bits, the least significant first; zeros behind the end. */
  private long bits(int count) {
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
}

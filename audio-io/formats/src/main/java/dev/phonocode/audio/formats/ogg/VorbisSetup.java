// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;

/**
 * A look at a Vorbis setup header (Vorbis I, section 4.2.4) before jorbis makes room for as much as
 * it says: a damaged one says anything in a few bytes.
 */
final class VorbisSetup {
  /** Of all codebooks: encoders stay far below, and it is 32 MB. */
  private static final long MOST_VALUES = 1 << 23;

  /** Of one residue: twice what the longest block of eight channels has at the most. */
  private static final long MOST_PARTITIONS = 1 << 16;

  private static final int HEAD_BITS = 8 * 7; // type and name

  private final PacketBits bits;
  private final VorbisCodebooks books;

  private VorbisSetup(Packet packet) {
    bits = new PacketBits(packet, HEAD_BITS);
    books = new VorbisCodebooks(bits, MOST_VALUES);
  }

  /** Whether all of it lies within the packet and needs no more memory than is usual. */
  static boolean fits(Packet packet) {
    VorbisSetup setup = new VorbisSetup(packet);
    return setup.books.read() && setup.floors() && setup.residues();
  }

  private int count() {
    return (int) bits.read(6) + 1;
  }

  private boolean floors() {
    bits.skip(16L * count()); // placeholders before them
    int floors = count();
    for (int i = 0; i < floors; i++) {
      long type = bits.read(16);
      if (type > 1) {
        return false;
      }
      if (type == 0) {
        bits.skip(8 + 16 + 16 + 6 + 8); // order, rate, size of the scale, amplitude
        bits.skip(8 * (bits.read(4) + 1));
      } else {
        lines();
      }
    }
    return bits.areThere();
  }

  /** Passes a floor of type 1 by. */
  private void lines() {
    int[] classOf = new int[(int) bits.read(5)];
    int classes = 0;
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = (int) bits.read(4);
      classes = Math.max(classes, classOf[i] + 1);
    }
    long[] dimensions = new long[classes];
    for (int c = 0; c < classes; c++) {
      dimensions[c] = bits.read(3) + 1;
      int subclasses = (int) bits.read(2);
      bits.skip(subclasses > 0 ? 8 : 0);
      bits.skip(8L << subclasses);
    }
    bits.skip(2);
    long width = bits.read(4);
    for (int c : classOf) {
      bits.skip(width * dimensions[c]);
    }
  }

  private boolean residues() {
    int residues = count();
    for (int i = 0; i < residues; i++) {
      bits.skip(16); // type
      long begin = bits.read(24);
      long end = bits.read(24);
      long size = bits.read(24) + 1;
      int classes = count();
      if ((end - begin) / size > MOST_PARTITIONS || !books.canName((int) bits.read(8), classes)) {
        return false;
      }
      int cascades = 0;
      for (int c = 0; c < classes; c++) {
        cascades += Long.bitCount(bits.read(3));
        cascades += bits.read(1) == 1 ? Long.bitCount(bits.read(5)) : 0;
      }
      bits.skip(8L * cascades);
    }
    return bits.areThere();
  }
}

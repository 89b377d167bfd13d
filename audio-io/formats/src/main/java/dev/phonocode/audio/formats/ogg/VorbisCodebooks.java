// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import java.util.ArrayList;
import java.util.List;

/** The codebooks of a Vorbis setup header (Vorbis I, section 3.2.1), of which only sizes count. */
final class VorbisCodebooks {
  private static final int SYNC = 0x564342;
  private static final int VALUES_AN_ENTRY = 5; // lengths and trees

  private record Book(long dimensions, long entries) {}

  private final List<Book> books = new ArrayList<>();
  private final PacketBits bits;
  private final long mostValues;
  private long values;

  /** None yet; {@code mostValues} in all books together are not too many. */
  VorbisCodebooks(PacketBits bits, long mostValues) {
    this.bits = bits;
    this.mostValues = mostValues;
  }

  /** Passes them by; false if they are too large or none. */
  boolean read() {
    int count = (int) bits.read(8) + 1;
    for (int book = 0; book < count; book++) {
      if (bits.read(24) != SYNC || !book()) {
        return false;
      }
    }
    return bits.areThere();
  }

  /**
   * Whether a book has an entry for each vector of classes, one class a dimension: its decoder
   * makes room for all of them.
   */
  boolean canName(int book, int classes) {
    return book < books.size()
        && isWithin(classes, books.get(book).dimensions(), books.get(book).entries());
  }

  /** Passes one by; false if it is too large. */
  private boolean book() {
    long dimensions = bits.read(16);
    long entries = bits.read(24);
    values += entries * (dimensions + VALUES_AN_ENTRY);
    if (values > mostValues) {
      return false;
    }
    books.add(new Book(dimensions, entries));
    boolean isOrdered = bits.read(1) == 1;
    if (isOrdered) {
      bits.read(5);
      for (long entry = 0; entry < entries && bits.areThere(); ) {
        entry += bits.read(Long.SIZE - Long.numberOfLeadingZeros(entries - entry));
      }
    } else {
      boolean isSparse = bits.read(1) == 1;
      for (long entry = 0; entry < entries; entry++) {
        if (!isSparse || bits.read(1) == 1) {
          bits.read(5);
        }
      }
    }
    long lookup = bits.read(4);
    if (lookup == 1 || lookup == 2) {
      bits.skip(64);
      long width = bits.read(4) + 1;
      bits.skip(1);
      bits.skip(width * (lookup == 2 ? entries * dimensions : roots(entries, dimensions)));
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
}

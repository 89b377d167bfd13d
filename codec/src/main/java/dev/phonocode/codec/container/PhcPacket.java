// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.container;

import java.util.Arrays;

/**
 * The codes of one stretch of speech, four seconds in a recording, one in a pipe. Immutable.
 *
 * <p>It stands alone: its place follows from {@link #index()}, the loudness from {@link #level()}.
 */
public final class PhcPacket {
  /** The lowest level byte: active speech at -63 dBFS. */
  public static final int MAX_LEVEL = 126;

  private final long index;
  private final int level;
  private final int books;
  private final int[] codes; // [frames][books]

  /**
   * A packet.
   *
   * @param index of the packet in its stream, from 0
   * @param level of active speech in half decibels below full scale, 0 to 126
   * @param codes {@code [frames][books]}, at least one frame; copied
   */
  public PhcPacket(long index, int level, int[][] codes) {
    this(index, level, codes.length == 0 ? 0 : codes[0].length, flat(codes));
  }

  /** A packet over {@code codes} [frames][books], which it keeps. */
  private PhcPacket(long index, int level, int books, int[] codes) {
    if (index < 0) {
      throw new IllegalArgumentException("packet index: expected 0 or more, found " + index);
    }
    if (level < 0 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("level: expected 0 to " + MAX_LEVEL + ", found " + level);
    }
    if (books == 0 || codes.length == 0) {
      throw new IllegalArgumentException("packet " + index + ": expected at least one code");
    }
    this.index = index;
    this.level = level;
    this.books = books;
    this.codes = codes;
  }

  /** Place in the stream, from 0. */
  public long index() {
    return index;
  }

  /** Level of active speech: {@code -level / 2} dBFS. */
  public int level() {
    return level;
  }

  /** Code frames in this packet. */
  public int frames() {
    return codes.length / books;
  }

  /** Codes in each frame. */
  public int books() {
    return books;
  }

  /** The code of one book in one frame of this packet. */
  public int code(int frame, int book) {
    return codes[frame * books + book];
  }

  /** A copy of the codes of one frame, {@code [books]}. */
  public int[] frame(int frame) {
    return Arrays.copyOfRange(codes, frame * books, (frame + 1) * books);
  }

  /** This packet at another place in a stream. */
  public PhcPacket at(long place) {
    return new PhcPacket(place, level, books, codes);
  }

  /** This packet with its first {@code count} books alone. */
  public PhcPacket withBooks(int count) {
    if (count < 1 || count > books) {
      throw new IllegalArgumentException("books: expected 1 to " + books + ", found " + count);
    }
    int[] prefix = new int[frames() * count];
    for (int frame = 0; frame < frames(); frame++) {
      System.arraycopy(codes, frame * books, prefix, frame * count, count);
    }
    return new PhcPacket(index, level, count, prefix);
  }

  private static int[] flat(int[][] codes) {
    int books = codes.length == 0 ? 0 : codes[0].length;
    int[] flat = new int[codes.length * books];
    for (int frame = 0; frame < codes.length; frame++) {
      if (codes[frame].length != books) {
        throw new IllegalArgumentException(
            "frame " + frame + ": expected " + books + " codes, found " + codes[frame].length);
      }
      System.arraycopy(codes[frame], 0, flat, frame * books, books);
    }
    return flat;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhcPacket p
        && index == p.index
        && level == p.level
        && books == p.books
        && Arrays.equals(codes, p.codes);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(index) + Arrays.hashCode(codes);
  }

  @Override
  public String toString() {
    return "packet " + index + " [" + frames() + "][" + books + "], level " + level;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/** Whole numbers of a {@code .npy} of at most two dimensions; what has fewer is one column. */
record NpyNumbers(Npy header, int[] numbers) {
  /** A day of four books at 50 Hz, and some: what claims more would take the memory. */
  private static final long MAX_NUMBERS = 1 << 25;

  private static final int FIRST_NUMBERS = 1 << 12;
  private static final Map<String, Integer> BYTES =
      Map.of("i1", 1, "u1", 1, "i2", 2, "u2", 2, "i4", 4, "u4", 4, "i8", 8, "u8", 8);

  /**
   * Reads an array behind its header. No length is believed before its numbers have come.
   *
   * @param what the array, for messages
   */
  static NpyNumbers read(InputStream in, Npy header, String source, String what)
      throws IOException {
    String type = header.type();
    Integer bytes = BYTES.get(type.substring(1));
    if (bytes == null || !"<>|".contains(type.substring(0, 1))) {
      throw new ExportFormatException(source, what, "whole numbers", "type " + type);
    }
    if (header.shape().size() > 2) {
      throw new ExportFormatException(source, what, "at most two dimensions", header.shape());
    }
    double claimed = 1; // which no product of lengths overflows
    for (long length : header.shape()) {
      claimed *= length;
    }
    if (claimed > MAX_NUMBERS) {
      throw new ExportFormatException(
          source, what, "at most " + MAX_NUMBERS + " numbers", header.shape());
    }
    int count = (int) claimed;
    int[] numbers = new int[Math.min(count, FIRST_NUMBERS)];
    InputStream data = new BufferedInputStream(in);
    byte[] one = new byte[bytes];
    for (int i = 0; i < count; i++) {
      if (data.readNBytes(one, 0, bytes) < bytes) {
        throw new ExportFormatException(source, what, count + " numbers", "only " + i);
      }
      if (i == numbers.length) {
        numbers = Arrays.copyOf(numbers, (int) Math.min(count, 2L * i));
      }
      long number = number(one, type);
      if (number != (int) number) {
        throw new ExportFormatException(source, what, "numbers of 32 bits", number);
      }
      numbers[i] = (int) number;
    }
    return new NpyNumbers(header, numbers);
  }

  private static long number(byte[] bytes, String type) {
    boolean isBig = type.charAt(0) == '>';
    long number = 0;
    for (int i = 0; i < bytes.length; i++) {
      number = number << Byte.SIZE | bytes[isBig ? i : bytes.length - 1 - i] & 0xFF;
    }
    int unused = Long.SIZE - Byte.SIZE * bytes.length;
    boolean isSigned = type.charAt(1) == 'i';
    return isSigned ? number << unused >> unused : number;
  }

  /** Numbers in all. */
  int size() {
    return numbers.length;
  }

  /** Length of the first dimension. */
  int rows() {
    return header.shape().isEmpty() ? 1 : (int) (long) header.shape().get(0);
  }

  /** Length of the second dimension. */
  int columns() {
    return header.shape().size() < 2 ? 1 : (int) (long) header.shape().get(1);
  }

  /** A number of an array of one dimension. */
  long at(int index) {
    return numbers[index];
  }

  /** A copy of a row. */
  long[] row(int row) {
    long[] own = new long[columns()];
    for (int column = 0; column < own.length; column++) {
      own[column] = numbers[header.isFortran() ? column * rows() + row : row * own.length + column];
    }
    return own;
  }

  /** A copy of all numbers, as they are stored. */
  long[] all() {
    return Arrays.stream(numbers).asLongStream().toArray();
  }
}

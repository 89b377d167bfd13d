// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.entropy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Symbols to bytes; the package description says how. One message, one thread. */
public final class RangeEncoder {
  /** Frequencies add up to at most two to this power. */
  public static final int MAX_BITS = 16;

  static final long WHOLE = 1L << 32;
  static final long LEAST_RANGE = 1L << 24;
  private static final int TOP_SHIFT = 24;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long low; // 32 bits, and the carry above them
  private long range = WHOLE;
  private int held; // the last byte that a carry could still reach, FFs aside
  private long heldFfs; // FF bytes after it
  private boolean isFirst = true; // nothing is held yet: no carry can leave the whole interval
  private boolean isFinished;

  /**
   * Encodes one symbol.
   *
   * @param from sum of the frequencies of all symbols before it
   * @param frequency of the symbol, at least 1
   * @param bits frequencies of all symbols add up to two to this power, 0 to {@link #MAX_BITS}
   * @throws IllegalStateException after {@link #finish}
   */
  public void encode(int from, int frequency, int bits) {
    check(from, frequency, bits);
    if (isFinished) {
      throw new IllegalStateException("range encoder: a symbol after the end");
    }
    long part = range >>> bits;
    low += part * from;
    range = from + frequency == 1 << bits ? range - part * from : part * frequency;
    while (range < LEAST_RANGE) {
      shift();
      range <<= 8;
    }
  }

  static void check(int from, int frequency, int bits) {
    if (bits < 0
        || bits > MAX_BITS
        || from < 0
        || frequency < 1
        || frequency > (1 << bits) - from) {
      throw new IllegalArgumentException(
          "range coder: symbol [%s, %s + %s) of 2^%s, expected at least 1 count of at most 2^%s"
              .formatted(from, from, frequency, bits, MAX_BITS));
    }
  }

  /** Ends the message and gives its bytes; a short message of likely symbols may have none. */
  public byte[] finish() {
    isFinished = true;
    int zeroBits = Integer.SIZE;
    while (end(zeroBits) >= low + range) {
      zeroBits -= Byte.SIZE;
    }
    low = end(zeroBits);
    for (int i = 0; i < Integer.BYTES; i++) {
      shift();
    }
    shift(); // brings out what was held
    byte[] bytes = out.toByteArray();
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(bytes, length);
  }

  /** The lowest number from low on that ends in this many zero bits. */
  private long end(int zeroBits) {
    long ones = (1L << zeroBits) - 1;
    return low + ones & ~ones;
  }

  /** Takes the top byte off low. */
  private void shift() {
    if (low < WHOLE - (1L << TOP_SHIFT) || low >= WHOLE) {
      int carry = (int) (low >>> 32);
      if (!isFirst) {
        out.write(held + carry);
      }
      isFirst = false;
      for (; heldFfs > 0; heldFfs--) {
        out.write(0xFF + carry); // FF, or 00 and the carry goes on
      }
      held = (int) (low >>> TOP_SHIFT) & 0xFF;
    } else {
      heldFfs++;
    }
    low = (low & LEAST_RANGE - 1) << 8;
  }
}

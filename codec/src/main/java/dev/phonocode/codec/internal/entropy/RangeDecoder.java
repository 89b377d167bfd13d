// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.entropy;

/**
 * Bytes to symbols: the mirror of {@link RangeEncoder}. Any bytes decode to some symbols: what was
 * damaged must be found by a checksum. One message, one thread.
 *
 * <pre>{@code
 * int count = decoder.next(bits);       // lies in [from, from + frequency) of the symbol that came
 * decoder.accept(from, frequency, bits);
 * }</pre>
 */
public final class RangeDecoder {
  private final byte[] bytes;
  private int position; // may pass the end: there are zeros
  private long code; // of the message, less low
  private long range = RangeEncoder.WHOLE;

  /** A decoder at the start of a message. */
  public RangeDecoder(byte[] message) {
    bytes = message.clone();
    for (int i = 0; i < Integer.BYTES; i++) {
      code = code << 8 | nextByte();
    }
  }

  /**
   * Where the next symbol lies.
   *
   * @param bits frequencies of all symbols add up to two to this power, 0 to 16
   * @return 0 to 2^bits - 1
   */
  public int next(int bits) {
    long part = range >>> bits;
    return (int) Math.min(code / part, (1L << bits) - 1);
  }

  /**
   * Goes on after a symbol, which must be the one that {@link #next} pointed into.
   *
   * @param from sum of the frequencies of all symbols before it
   * @param frequency of the symbol
   * @param bits as in {@link #next}
   */
  public void accept(int from, int frequency, int bits) {
    RangeEncoder.check(from, frequency, bits);
    long part = range >>> bits;
    code -= part * from;
    range = from + frequency == 1 << bits ? range - part * from : part * frequency;
    if (code < 0 || code >= range) {
      throw new IllegalArgumentException("range decoder: accepted a symbol that did not come");
    }
    while (range < RangeEncoder.LEAST_RANGE) {
      code = code << 8 | nextByte();
      range <<= 8;
    }
  }

  /**
   * Whether the message, as its encoder ends it, could be these bytes: it has none that no symbol
   * needed. Asked after the last symbol.
   */
  public boolean isWhole() {
    // Of the four bytes of look-ahead an encoder writes at most the first, and no last zero.
    int most = position - (Integer.BYTES - 1);
    return bytes.length <= most && (bytes.length == 0 || bytes[bytes.length - 1] != 0);
  }

  private int nextByte() {
    int b = position < bytes.length ? bytes[position] & 0xFF : 0;
    position++;
    return b;
  }
}

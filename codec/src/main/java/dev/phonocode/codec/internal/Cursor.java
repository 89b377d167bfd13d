// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.container.PhcFormatException;
import java.io.IOException;

/**
 * Reads fields from a {@link Window} without letting them go, and turns what is wrong into a {@link
 * PhcFormatException} that names the place.
 */
final class Cursor {
  private static final int MAX_VARINT_BYTES = 9;

  private final Window window;
  private final String source;
  private final long packet;
  private final long frame;
  private int position;
  private int limit = Integer.MAX_VALUE;

  /**
   * A cursor at the window's start.
   *
   * @param packet index of the packet that is expected here, or -1 in the header
   * @param frame first frame of that packet, or -1 in the header
   */
  Cursor(Window window, String source, long packet, long frame) {
    this.window = window;
    this.source = source;
    this.packet = packet;
    this.frame = frame;
  }

  /** Bytes read so far. */
  int position() {
    return position;
  }

  /** Fields from here on must end within {@code count} bytes. */
  void limit(int count) {
    limit = position + count;
  }

  /** Bytes left before the limit. */
  int left() {
    return limit - position;
  }

  int u8(String what) throws IOException {
    need(1, what);
    return window.at(position++);
  }

  int u16(String what) throws IOException {
    return u8(what) << 8 | u8(what);
  }

  int u32(String what) throws IOException {
    return u16(what) << 16 | u16(what);
  }

  /** A varint of at most {@code max}. */
  long varint(String what, long max) throws IOException {
    int first = position;
    long value = 0;
    for (int i = 0; i < MAX_VARINT_BYTES; i++) {
      int b = u8(what);
      value |= (long) (b & 0x7F) << (7 * i);
      if (b < 0x80) {
        if (b == 0 && i > 0) {
          throw wrong(first, what + " in its shortest form", "a superfluous zero byte");
        }
        if (value > max) {
          throw wrong(first, what + " of at most " + max, String.valueOf(value));
        }
        return value;
      }
    }
    throw wrong(first, what + " of at most " + MAX_VARINT_BYTES + " bytes", "a longer number");
  }

  /** Passes {@code count} bytes by, to return to them once a CRC has vouched for them. */
  void skip(int count, String what) throws IOException {
    need(count, what);
    position += count;
  }

  byte[] raw(int count, String what) throws IOException {
    skip(count, what);
    return copy(position - count, count);
  }

  /** A copy of bytes that were passed by. */
  byte[] copy(int at, int count) {
    return window.copy(at, count);
  }

  /** Compares the CRC that stands here with that of everything before it. */
  void crc(String over) throws IOException {
    int end = position;
    int found = u32("the CRC of the " + over);
    int expected = window.crc(end);
    if (found != expected) {
      throw wrong(end, "CRC %08x of the %s".formatted(expected, over), "%08x".formatted(found));
    }
  }

  private void need(int count, String what) throws IOException {
    if (count > limit - position) {
      throw wrong(position, what, "the end of the header");
    }
    if (!window.fill(position + count)) {
      throw wrong(window.size(), what, "the end of the stream");
    }
  }

  /** The exception for what is wrong at {@code at} bytes from the window's start. */
  PhcFormatException wrong(int at, String expected, String found) {
    return new PhcFormatException(source, window.offset() + at, packet, frame, expected, found);
  }
}

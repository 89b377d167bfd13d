// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The stretch of a stream that is being looked at: bytes stay until {@link #drop} lets them go, so
 * that a reader can look ahead and try again. It never asks the stream for a byte that nobody needs
 * yet (a live stream would wait), and grows only as bytes come.
 */
final class Window {
  private static final int FIRST_SIZE = 512;

  private final InputStream in;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int start;
  private int end;
  private long offset;

  Window(InputStream in) {
    this.in = in;
  }

  /** Place of the window's first byte in the stream. */
  long offset() {
    return offset;
  }

  /** Bytes in the window now. */
  int size() {
    return end - start;
  }

  /** Tries to hold at least {@code count} bytes; false if the stream ends before. */
  boolean fill(int count) throws IOException {
    while (size() < count) {
      makeRoom(Math.min(count, 2 * Math.max(size(), FIRST_SIZE)));
      int wanted = Math.min(count - size(), bytes.length - end);
      int read = in.read(bytes, end, wanted);
      if (read < 0) {
        return false;
      }
      end += read;
    }
    return true;
  }

  private void makeRoom(int count) {
    if (bytes.length - start >= count) {
      return;
    }
    byte[] target = bytes.length >= count ? bytes : new byte[Math.max(count, 2 * bytes.length)];
    System.arraycopy(bytes, start, target, 0, size());
    end -= start;
    start = 0;
    bytes = target;
  }

  /** The byte at {@code position} from the window's start, which {@link #fill} has brought. */
  int at(int position) {
    return bytes[start + position] & 0xFF;
  }

  /** A copy of bytes that {@link #fill} has brought. */
  byte[] copy(int position, int count) {
    return Arrays.copyOfRange(bytes, start + position, start + position + count);
  }

  /** CRC-32C over the window's first {@code count} bytes. */
  int crc(int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, start, count);
    return (int) crc.getValue();
  }

  /** Lets the first {@code count} bytes go. */
  void drop(int count) {
    start += count;
    offset += count;
  }
}

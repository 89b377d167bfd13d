// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import java.io.OutputStream;

/** Counts the bytes that are written, and keeps none. */
final class ByteCount extends OutputStream {
  private long count;

  @Override
  public void write(int b) {
    count++;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    count += length;
  }

  long count() {
    return count;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts the bytes that pass, and names the file in every error. Closing it only flushes. */
final class NamedOutput extends FilterOutputStream {
  private final String name;
  private long bytes;

  NamedOutput(String name, OutputStream out) {
    super(out);
    this.name = name;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int offset, int length) throws IOException {
    try {
      out.write(b, offset, length);
    } catch (IOException e) {
      throw FileErrors.named(name, e);
    }
    bytes += length;
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw FileErrors.named(name, e);
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.files;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A device, a pipe or a stream: written as the bytes come. */
final class DirectOutput extends AtomicFile {
  private final Closeable closed;

  /**
   * Writes to {@code out}.
   *
   * @param closed with this object
   */
  DirectOutput(String name, OutputStream out, Closeable closed) {
    super(name, out);
    this.closed = closed;
  }

  static DirectOutput open(OutputTarget target) throws IOException {
    // Appending, since an open file of another process may have bytes already; and not through a
    // channel, which would ask a pipe for its position.
    OutputStream out = new FileOutputStream(target.file().toFile(), true);
    return new DirectOutput(target.name(), out, out);
  }

  @Override
  public boolean isDirect() {
    return true;
  }

  @Override
  public void overwrite(long position, byte[] bytes) {
    throw new UnsupportedOperationException("a device or a pipe keeps what it was given");
  }

  @Override
  public void commit() throws IOException {
    stream().flush();
  }

  @Override
  public void close() throws IOException {
    closed.close();
  }
}

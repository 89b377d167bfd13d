// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output, which says by the kind of its exception that nobody reads it any more. */
final class DataOutput extends FilterOutputStream {
  DataOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] b, int offset, int length) throws IOException {
    try {
      out.write(b, offset, length);
    } catch (IOException e) {
      // What Linux and macOS say of EPIPE, for which Java has no exception of its own.
      throw "Broken pipe".equals(e.getMessage()) ? new UnreadOutputException(e) : e;
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.export.ExportWriter;
import java.io.IOException;
import java.io.OutputStream;

/** A kind of file that codes are written to. */
interface CodeFileKind {
  /** Of the files that hold it. */
  String extension();

  /**
   * A writer for one file; it does not close {@code out}.
   *
   * @param codec the model, for kinds that say what its codes stand for
   */
  ExportWriter writer(OutputStream out, LazyCodec codec) throws UsageException, IOException;
}

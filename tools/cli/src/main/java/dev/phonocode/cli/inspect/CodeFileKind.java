// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;

/** A kind of file that codes are written to. */
interface CodeFileKind {
  /** Of the files that hold it. */
  String extension();

  /**
   * A writer for one file.
   *
   * @param codec the model, for kinds that say what its codes stand for
   */
  CodeFormat start(LazyCodec codec) throws UsageException, IOException;
}

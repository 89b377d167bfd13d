// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import java.io.OutputStream;
import java.util.function.Function;

/** A kind of file that carries all that decoding needs. */
public enum ExportFormat {
  /** A header row, then a row a frame. */
  CSV(out -> new TextWriter(new CsvRow(), out)),
  /** A JSON object a frame, each on its line. */
  JSONL(out -> new TextWriter(new JsonRow(), out)),
  /** NumPy's zip of arrays. */
  NPZ(NpzWriter::new);

  private final Function<OutputStream, ExportWriter> maker;

  ExportFormat(Function<OutputStream, ExportWriter> maker) {
    this.maker = maker;
  }

  /** A writer for one file; it does not close {@code out}. */
  public ExportWriter writer(OutputStream out) {
    return maker.apply(out);
  }
}

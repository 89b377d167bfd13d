// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.export.ExportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** The formats of runs of one code, by name. */
enum UnitFormats implements CodeFileKind {
  CSV("csv", UnitText::csv),
  JSONL("jsonl", UnitText::jsonLines),
  TEXTGRID("TextGrid", UnitText::textGrid);

  private final String extension;
  private final UnitText text;

  UnitFormats(String extension, UnitText text) {
    this.extension = extension;
    this.text = text;
  }

  static UnitFormats named(CodeFormats format) throws UsageException {
    for (UnitFormats own : values()) {
      if (own.name().equals(format.name())) {
        return own;
      }
    }
    List<String> names =
        List.of(values()).stream().map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
    throw new UsageException(
        "--units and --format %s cannot be combined; expected one of %s"
            .formatted(format.text(), String.join(", ", names)));
  }

  @Override
  public String extension() {
    return extension;
  }

  @Override
  public ExportWriter writer(OutputStream out, LazyCodec codec) throws UsageException, IOException {
    return new UnitCodes(codec.get().model(), text, out);
  }
}

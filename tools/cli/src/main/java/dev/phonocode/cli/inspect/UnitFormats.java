// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The formats of runs of one code, by name. */
enum UnitFormats implements CodeFileKind {
  CSV("csv", new UnitText.Csv()),
  JSONL("jsonl", new UnitText.JsonLines()),
  TEXTGRID("TextGrid", new UnitText.TextGrid());

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
  public CodeFormat start(LazyCodec codec) throws UsageException, IOException {
    return new UnitCodes(codec.get().model(), text);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.codec.export.ExportFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The formats by name. */
enum CodeFormats implements CodeFileKind {
  CSV("csv", () -> new ExportedCodes(ExportFormat.CSV)),
  JSONL("jsonl", () -> new ExportedCodes(ExportFormat.JSONL)),
  NPZ("npz", () -> new ExportedCodes(ExportFormat.NPZ)),
  TEXTGRID("TextGrid", TextGridCodes::new);

  private final String extension;
  private final Supplier<CodeFormat> maker;

  CodeFormats(String extension, Supplier<CodeFormat> maker) {
    this.extension = extension;
    this.maker = maker;
  }

  static List<String> names() {
    return Stream.of(values()).map(CodeFormats::text).toList();
  }

  static CodeFormats named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String extension() {
    return extension;
  }

  @Override
  public CodeFormat start(LazyCodec codec) {
    return maker.get();
  }
}

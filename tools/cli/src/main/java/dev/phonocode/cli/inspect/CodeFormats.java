// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.codec.export.ExportFormat;
import dev.phonocode.codec.export.ExportWriter;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The formats by name. */
enum CodeFormats implements CodeFileKind {
  CSV("csv", ExportFormat.CSV::writer),
  JSONL("jsonl", ExportFormat.JSONL::writer),
  NPZ("npz", ExportFormat.NPZ::writer),
  TEXTGRID("TextGrid", TextGridCodes::new);

  private final String extension;
  private final Function<OutputStream, ExportWriter> maker;

  CodeFormats(String extension, Function<OutputStream, ExportWriter> maker) {
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
  public ExportWriter writer(OutputStream out, LazyCodec codec) {
    return maker.apply(out);
  }
}

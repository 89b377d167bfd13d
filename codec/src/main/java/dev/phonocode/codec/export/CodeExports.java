// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.audio.files.InputFile;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.SpeechModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Codes as CSV, JSON lines or {@code .npz}, and back.
 *
 * <pre>{@code
 * CodeExports.write(codes, ExportFormat.NPZ, Path.of("speech.npz"));
 * AudioClip again = codec.decode(CodeExports.read(Path.of("speech.npz"), codec.model()));
 * }</pre>
 */
public final class CodeExports {
  /** Bytes of a file's start by which an export is told. */
  public static final int START_BYTES = 256;

  private static final String ZIP = "PK\u0003\u0004";
  private static final int ZIP_NAME_LENGTH = 26; // where a zip's first entry has it
  private static final int ZIP_NAME = 30;

  private CodeExports() {}

  /** Writes all of a sequence; does not close {@code out}. */
  public static void write(CodeSequence codes, ExportFormat format, OutputStream out)
      throws IOException {
    ExportWriter writer = format.writer(out);
    writer.begin(codes.header());
    for (PhcPacket packet : codes.packets()) {
      writer.write(packet);
    }
    writer.finish(codes.samples());
  }

  /** Writes a file, which appears under its name only when it is whole. */
  public static void write(CodeSequence codes, ExportFormat format, Path file) throws IOException {
    AtomicFile.write(file, out -> write(codes, format, out));
  }

  /**
   * Reads a file, whose kind is told by its content.
   *
   * @throws ExportFormatException naming line or array, what was expected and what was found
   */
  public static CodeSequence read(Path file, SpeechModel model) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(in, file.toString(), model);
    }
  }

  /**
   * Reads a stream to its end, whose kind is told by its content; does not close it.
   *
   * @param source name of the stream, for messages
   * @param model that made the codes, or is to speak them where they do not say who made them
   * @throws ExportFormatException naming line or array, what was expected and what was found
   */
  public static CodeSequence read(InputStream in, String source, SpeechModel model)
      throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    bytes.mark(START_BYTES);
    String start = text(bytes.readNBytes(START_BYTES));
    bytes.reset();
    GatheredFrames frames = new GatheredFrames(source, model);
    if (isNpz(start)) {
      new NpzReader(bytes, source).into(frames);
    } else if (isJson(start)) {
      new JsonLinesReader(new TextLines(bytes, source)).into(frames);
    } else if (isCsv(start)) {
      new CsvReader(new TextLines(bytes, source)).into(frames);
    } else {
      throw new ExportFormatException(
          source, "start", "CSV with a column book1, JSON lines or .npz", "something else");
    }
    return frames.sequence();
  }

  /**
   * Whether a file looks like an export: a text with a column {@code book1}, JSON, or a zip whose
   * first entry is an array.
   *
   * @param start the first {@link #START_BYTES} bytes, or all if there are fewer
   */
  public static boolean isExport(byte[] start) {
    String text = text(start);
    return isNpz(text) || isJson(text) || isCsv(text);
  }

  private static boolean isNpz(String start) {
    if (!start.startsWith(ZIP) || start.length() < ZIP_NAME) {
      return false;
    }
    int end = ZIP_NAME + start.charAt(ZIP_NAME_LENGTH) + 256 * start.charAt(ZIP_NAME_LENGTH + 1);
    return end <= start.length() && start.substring(ZIP_NAME, end).endsWith(Npy.EXTENSION);
  }

  private static boolean isJson(String start) {
    return start.startsWith("{");
  }

  private static boolean isCsv(String start) {
    String first = start.lines().findFirst().orElse("");
    return first.matches("(.*,)?\\s*\"?" + CsvReader.BOOK + "1\"?\\s*(,.*)?")
        && first.chars().allMatch(c -> c >= ' ' || c == '\t');
  }

  /** Bytes as characters, without the mark that Excel puts before UTF-8 and blanks before JSON. */
  private static String text(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    return (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text).stripLeading();
  }
}

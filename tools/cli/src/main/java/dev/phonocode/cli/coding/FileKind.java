// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.ReadOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.export.CodeExports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a file is, told from its first bytes and never from its name. */
public enum FileKind {
  CODES("PHC\u001a"),
  /** Codes of other programs: it takes more than a few bytes to tell, so these are never found. */
  EXPORT("export"),
  MODEL("PK\u0003\u0004"),
  PARQUET("PAR1"),
  FLAC("fLaC"),
  OGG("OggS"),
  AIFF("FORM"),
  AU(".snd"),
  WAV("RI"),
  WAV_64("RF64"),
  WAV_BW64("BW64"),
  WAVE64("riff"),
  /** The tag hides what is behind it. */
  ID3("ID3"),
  /** MP3, or what only the readers of sound can name: they say what they found. */
  SOUND("");

  /** What can be done with an export where it is not read. */
  public static final String EXPORT_HELP =
      "exported codes (CSV, JSON lines or .npz), which only decode reads";

  /** What can be done with a file of a corpus. */
  public static final String PARQUET_HELP =
      "a Parquet file; to decode one or a corpus of them: phonocode corpus decode --data IN --out DIR";

  private static final int MAGIC_BYTES = 4;
  private static final int SHOWN_BYTES = 40; // of what is not known
  private static final int TAG_HEADER_BYTES = 10;
  private static final int TAG_FOOTER_FLAG = 0x10;

  /** Of tags, in memory at once: pictures of any use are smaller. */
  private static final int MOST_TAG_BYTES = 1 << 24;

  private final String magic;

  FileKind(String magic) {
    this.magic = magic;
  }

  /** The kind of this input, which stays to be read from its start. */
  public static FileKind of(Input input) throws IOException {
    FileKind kind = of(new String(input.peek(MAGIC_BYTES), StandardCharsets.ISO_8859_1));
    // Only what may be one is waited for: a live stream's first bytes are few.
    boolean mayBeExport = kind == MODEL || kind == SOUND;
    return mayBeExport && CodeExports.isExport(input.peek(CodeExports.START_BYTES)) ? EXPORT : kind;
  }

  /** The kind of what is behind any ID3 tags; {@link #ID3} if they are too long to look behind. */
  public static FileKind behindTags(Input input) throws IOException {
    FileKind kind = of(input);
    for (int at = 0; kind == ID3; ) {
      byte[] start = input.peek(at + TAG_HEADER_BYTES);
      if (start.length < at + TAG_HEADER_BYTES) {
        return ID3;
      }
      int size = 0;
      for (int i = at + 6; i < at + TAG_HEADER_BYTES; i++) {
        size = size << 7 | start[i] & 0x7F;
      }
      int footer = (start[at + 5] & TAG_FOOTER_FLAG) == 0 ? 0 : TAG_HEADER_BYTES;
      at += TAG_HEADER_BYTES + size + footer;
      if (at > MOST_TAG_BYTES) {
        return ID3;
      }
      byte[] behind = input.peek(at + MAGIC_BYTES);
      while (at < behind.length && behind[at] == 0) { // padding that the size does not tell of
        behind = input.peek(++at + MAGIC_BYTES);
      }
      int from = Math.min(at, behind.length);
      kind = of(new String(behind, from, behind.length - from, StandardCharsets.ISO_8859_1));
    }
    return kind;
  }

  private static FileKind of(String start) {
    return List.of(values()).stream().filter(k -> start.startsWith(k.magic)).findFirst().get();
  }

  /**
   * Opens codes.
   *
   * @throws IOException if they are damaged or known to be something else, in words that help
   */
  public static PacketSource openCodes(Input input, ReadOptions options) throws IOException {
    FileKind kind = of(input);
    if (kind == MODEL) {
      throw new IOException(input.name() + ": a model (.phm), not a .phc file");
    }
    requireNoExport(kind, input);
    if (kind != CODES && kind != SOUND) {
      throw new IOException(
          String.format(
              "%s: a recording (%s), not a .phc file; to encode it: phonocode encode %s OUT.phc",
              input.name(), kind, input.operand()));
    }
    String start = new String(input.peek(MAGIC_BYTES), StandardCharsets.ISO_8859_1);
    if (kind == SOUND && !CODES.magic.startsWith(start)) { // fewer bytes may be a file that was cut
      throw new IOException(
          input.name()
              + ": not a .phc file, nor exported codes (.npz, JSON lines, or CSV with a column book1);"
              + " it begins with '"
              + new String(input.peek(SHOWN_BYTES), StandardCharsets.UTF_8)
                  .strip()
                  .lines()
                  .findFirst()
                  .orElse("")
              + "'");
    }
    return PacketSource.open(input.stream(), input.name(), options);
  }

  /**
   * Opens codes, or an export of them, which is then all in memory.
   *
   * @throws IOException if they are damaged, an export's are of another model, or they are known to
   *     be something else, in words that help
   */
  static PacketSource openAnyCodes(Input input, ReadOptions options, SpeechCodec codec)
      throws IOException {
    return of(input) == EXPORT
        ? CodeExports.read(input.stream(), input.name(), codec.model()).stream()
        : openCodes(input, options);
  }

  /**
   * Opens a recording.
   *
   * @throws IOException if it is damaged or known to be something else, in words that help
   */
  public static AudioSource openRecording(Input input) throws IOException {
    FileKind kind = of(input);
    if (kind == MODEL) {
      throw new IOException(input.name() + ": a model (.phm), not a recording");
    }
    requireNoExport(kind, input);
    if (kind == CODES) {
      throw new IOException(
          String.format(
              "%s: a .phc file, not a recording; to decode it: phonocode decode %s OUT.wav",
              input.name(), input.operand()));
    }
    return AudioFiles.open(input.stream(), input.name(), input);
  }

  private static void requireNoExport(FileKind kind, Input input) throws IOException {
    if (kind == EXPORT) {
      throw new IOException(input.name() + ": " + EXPORT_HELP);
    }
    if (kind == PARQUET) {
      throw new IOException(input.name() + ": " + PARQUET_HELP);
    }
  }
}

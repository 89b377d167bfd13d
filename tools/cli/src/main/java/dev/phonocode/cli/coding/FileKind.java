// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a file is, told from its first bytes and never from its name. */
public enum FileKind {
  CODES("PHC\u001a"),
  MODEL("PK\u0003\u0004"),
  FLAC("fLaC"),
  OGG("OggS"),
  AIFF("FORM"),
  AU(".snd"),
  WAV("RI"),
  WAV_64("RF64"),
  /** The tag hides what is behind it. */
  ID3("ID3"),
  /** MP3, or what only the readers of sound can name: they say what they found. */
  SOUND("");

  private final String magic;

  FileKind(String magic) {
    this.magic = magic;
  }

  /** The kind of this input, which stays to be read from its start. */
  public static FileKind of(Input input) throws IOException {
    String start = new String(input.peek(), StandardCharsets.ISO_8859_1);
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
    if (kind != CODES && kind != SOUND) {
      throw new IOException(
          String.format(
              "%s: a recording (%s), not a .phc file; to encode it: phonocode encode %1$s OUT.phc",
              input.name(), kind));
    }
    return PacketSource.open(input.stream(), input.name(), options);
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
    if (kind == CODES) {
      throw new IOException(
          String.format(
              "%s: a .phc file, not a recording; to decode it: phonocode decode %1$s OUT.wav",
              input.name()));
    }
    return AudioFiles.open(input.stream(), input.name(), input);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What a file is, told from its first bytes and never from its name. */
enum FileKind {
  WAV,
  FLAC,
  OTHER;

  /** How many first bytes {@link #of} wants to see. */
  static final int PROBE_BYTES = 12;

  static final String READABLE = "a WAV (RIFF or RF64) or FLAC file";

  static FileKind of(byte[] start) {
    String head = new String(start, StandardCharsets.ISO_8859_1);
    boolean riff = head.startsWith("RIFF") || head.startsWith("RF64") || head.startsWith("BW64");
    if (riff && (head.startsWith("WAVE", 8) || start.length < PROBE_BYTES)) {
      return WAV; // cut short, its reader says so best
    }
    return head.startsWith("fLaC") ? FLAC : OTHER;
  }

  /** Names the bytes of a file that is not read here. */
  static String describe(byte[] start) {
    String head = new String(start, StandardCharsets.ISO_8859_1);
    if (head.isEmpty()) {
      return "an empty file";
    }
    if (head.startsWith("ID3") || isMp3Frame(start)) {
      return "an MP3 file, which is not read";
    }
    if (head.startsWith("OggS")) {
      return "an Ogg file (Vorbis or Opus), which is not read";
    }
    if (head.startsWith("ftyp", 4)) {
      return "an MP4 file, which is not read";
    }
    if (head.startsWith("FORM") || head.startsWith(".snd") || head.startsWith("RIFX")) {
      return "a big-endian AIFF, AU or RIFX file, which is not read";
    }
    boolean text = head.chars().allMatch(c -> c >= ' ' && c <= '~' || c >= '\t' && c <= '\r');
    return text
        ? "text: \"" + head.replaceAll("\\s", " ") + "\""
        : "the bytes " + HexFormat.ofDelimiter(" ").formatHex(start);
  }

  /** Eleven bits of sync, two of version, and "layer III". */
  private static boolean isMp3Frame(byte[] start) {
    return start.length > 1 && start[0] == (byte) 0xFF && (start[1] & 0xE6) == 0xE2;
  }
}

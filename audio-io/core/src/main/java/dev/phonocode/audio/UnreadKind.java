// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names files that are not read here, by their first bytes, and says how to convert them. */
final class UnreadKind {
  /** First bytes, as Latin-1, and what they begin. */
  private static final Map<String, String> BY_START = new LinkedHashMap<>();

  private static final String CONVERT =
      ", which is not read; convert it: ffmpeg -i FILE -f wav - | phonocode encode - OUT.phc";

  static {
    BY_START.put("\u001a\u0045\u00df\u00a3", "a WebM or Matroska file");
    BY_START.put("ID3", "an ID3 tag cut short, as of an MP3 file");
    BY_START.put("caff", "a CAF file");
    BY_START.put("\u00ff\u00f1", "an AAC (ADTS) file");
    BY_START.put("\u00ff\u00f9", "an AAC (ADTS) file");
    BY_START.put("#!AMR", "an AMR file");
    BY_START.put("\u0030\u0026\u00b2\u0075", "a Windows Media (WMA) file");
    BY_START.put("NIST_1A", "a NIST SPHERE file");
    BY_START.put("wvpk", "a WavPack file");
    BY_START.put("MAC ", "a Monkey's Audio file");
    BY_START.put("ajkg", "a Shorten file");
    BY_START.put("OggS", "an Ogg file (Vorbis or Opus)");
    BY_START.put("FORM", "an AIFF file");
    BY_START.put(".snd", "an AU file");
    BY_START.put("RIFX", "a big-endian WAV (RIFX) file");
    BY_START.put("RIFF", "a RIFF file of another kind than WAVE");
  }

  private UnreadKind() {}

  /** What the bytes begin, in words that follow "found". */
  static String describe(byte[] start) {
    String head = new String(start, StandardCharsets.ISO_8859_1);
    if (head.isEmpty()) {
      return "an empty file";
    }
    if (head.startsWith("ftyp", 4)) {
      return "an MP4 file (M4A, AAC)" + CONVERT;
    }
    for (Map.Entry<String, String> known : BY_START.entrySet()) {
      if (head.startsWith(known.getKey())) {
        return known.getValue() + CONVERT;
      }
    }
    if (isMp3Frame(start)) {
      return "an MP3 file" + CONVERT;
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

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.nio.charset.StandardCharsets;

/** What a file is, told from its first bytes and never from its name. */
enum FileKind {
  WAV,
  WAVE64,
  FLAC,
  OTHER;

  /** How many first bytes {@link #of} wants to see. */
  static final int PROBE_BYTES = 12;

  static FileKind of(byte[] start) {
    String head = new String(start, StandardCharsets.ISO_8859_1);
    boolean riff = head.startsWith("RIFF") || head.startsWith("RF64") || head.startsWith("BW64");
    if (riff && (head.startsWith("WAVE", 8) || start.length < PROBE_BYTES)) {
      return WAV; // cut short, its reader says so best
    }
    if (head.startsWith("riff\u002e\u0091\u00cf\u0011")) {
      return WAVE64;
    }
    return head.startsWith("fLaC") ? FLAC : OTHER;
  }
}

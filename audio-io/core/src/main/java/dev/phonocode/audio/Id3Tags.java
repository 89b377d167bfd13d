// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.IOException;

/**
 * ID3v2 tags before the sound: taggers put them in front of anything.
 *
 * <p>{@code "ID3" version[2] flags[1] size[4]}, the size in bytes of seven bits, and a footer of 10
 * bytes where flag 0x10 is set (ID3v2.4 §3.1).
 */
final class Id3Tags {
  private static final int HEADER_BYTES = 10;
  private static final int FOOTER_FLAG = 0x10;

  private Id3Tags() {}

  /** Moves on to the first byte that is no tag's. */
  static void skip(SourceBytes source) throws IOException {
    for (byte[] head = head(source); head.length > 0; head = head(source)) {
      long size = 0;
      for (int i = 6; i < HEADER_BYTES; i++) {
        size = size << 7 | head[i];
      }
      int footer = (head[5] & FOOTER_FLAG) == 0 ? 0 : HEADER_BYTES;
      source.skip(HEADER_BYTES + size + footer, "an ID3 tag");
      skipPadding(source);
    }
  }

  /** Some taggers leave room after the tag that its size does not tell of. */
  private static void skipPadding(SourceBytes source) throws IOException {
    for (byte[] next = source.peek(1); next.length > 0 && next[0] == 0; next = source.peek(1)) {
      source.skip(1, "padding");
    }
  }

  /** The header of a tag, or nothing. */
  private static byte[] head(SourceBytes source) throws IOException {
    byte[] three = source.peek(3);
    if (three.length < 3 || three[0] != 'I' || three[1] != 'D' || three[2] != '3') {
      return new byte[0];
    }
    byte[] head = source.peek(HEADER_BYTES);
    boolean isTag =
        head.length == HEADER_BYTES && head[6] >= 0 && head[7] >= 0 && head[8] >= 0 && head[9] >= 0;
    return isTag ? head : new byte[0];
  }
}

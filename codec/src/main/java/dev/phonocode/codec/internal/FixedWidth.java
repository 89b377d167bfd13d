// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;

/** Codes in as many bits as their book's size needs, most significant bit first. */
final class FixedWidth {
  private FixedWidth() {}

  static byte[] write(PhcPacket packet, PhcHeader header) {
    byte[] payload = new byte[header.payloadBytes(packet.frames())];
    int bit = 0;
    for (int frame = 0; frame < packet.frames(); frame++) {
      for (int book = 0; book < packet.books(); book++) {
        int code = packet.code(frame, book);
        int size = header.codebookSizes().get(book);
        if (code < 0 || code >= size) {
          throw new IllegalArgumentException(
              "packet %s, frame %s, book %s: expected a code below %s, found %s"
                  .formatted(packet.index(), frame, book, size, code));
        }
        for (int i = PhcHeader.codeBits(size) - 1; i >= 0; i--, bit++) {
          payload[bit >> 3] |= (byte) ((code >> i & 1) << (7 - (bit & 7)));
        }
      }
    }
    return payload;
  }

  /** The codes of {@code frames} frames, [frames][books], that the cursor passed by. */
  static int[][] read(Cursor cursor, int at, int frames, PhcHeader header)
      throws PhcFormatException {
    byte[] payload = cursor.copy(at, header.payloadBytes(frames));
    int books = header.books();
    int[][] codes = new int[frames][books];
    int bit = 0;
    for (int i = 0; i < frames * books; i++) {
      int size = header.codebookSizes().get(i % books);
      int code = 0;
      for (int left = PhcHeader.codeBits(size); left > 0; left--, bit++) {
        code = code << 1 | payload[bit >> 3] >> (7 - (bit & 7)) & 1;
      }
      if (code >= size) {
        throw cursor.wrong(at + (bit - 1) / 8, "a code below " + size, String.valueOf(code));
      }
      codes[i / books][i % books] = code;
    }
    if (bit % 8 != 0 && (payload[payload.length - 1] & 0xFF >> bit % 8) != 0) {
      throw cursor.wrong(at + payload.length - 1, "zero bits after the last code", "others");
    }
    return codes;
  }
}

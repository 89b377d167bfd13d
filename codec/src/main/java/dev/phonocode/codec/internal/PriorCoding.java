// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import dev.phonocode.codec.container.PhcFormatException;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.entropy.RangeDecoder;
import dev.phonocode.codec.internal.entropy.RangeEncoder;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.prior.PriorState;

/** Codes in the bits that a prior's probabilities ask for; each packet starts from nothing. */
final class PriorCoding {
  private static final int BITS = CodePrior.FREQUENCY_BITS;

  private PriorCoding() {}

  static byte[] write(PhcPacket packet, CodePrior prior) {
    PriorState state = prior.start(packet.books());
    RangeEncoder encoder = new RangeEncoder();
    int[] frequencies = new int[prior.size()];
    for (int frame = 0; frame < packet.frames(); frame++) {
      for (int book = 0; book < packet.books(); book++) {
        int code = packet.code(frame, book);
        state.frequencies(frequencies);
        int from = 0;
        for (int i = 0; i < code; i++) {
          from += frequencies[i];
        }
        encoder.encode(from, frequencies[code], BITS);
        state.accept(code);
      }
    }
    return encoder.finish();
  }

  /**
   * The codes of {@code frames} frames, [frames][books], in a payload that the cursor passed by.
   */
  static int[][] read(Cursor cursor, int at, int length, int frames, int books, CodePrior prior)
      throws PhcFormatException {
    PriorState state = prior.start(books);
    RangeDecoder decoder = new RangeDecoder(cursor.copy(at, length));
    int[] frequencies = new int[prior.size()];
    int[][] codes = new int[frames][books];
    for (int i = 0; i < frames * books; i++) {
      state.frequencies(frequencies);
      int count = decoder.next(BITS);
      int code = 0;
      int from = 0;
      while (count >= from + frequencies[code]) {
        from += frequencies[code];
        code++;
      }
      decoder.accept(from, frequencies[code], BITS);
      state.accept(code);
      codes[i / books][i % books] = code;
    }
    if (!decoder.isWhole()) {
      // The packet's checksum fits. Builds before the fused sums (design page 15) had others.
      throw cursor.wrong(
          at,
          "a payload that ends with its last code",
          "more bytes: undamaged, but written with other probabilities than this version's");
    }
    return codes;
  }
}

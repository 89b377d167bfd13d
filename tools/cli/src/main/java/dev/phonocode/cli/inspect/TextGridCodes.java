// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.codec.container.PhcHeader;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Praat's TextGrid, the long form: a tier a book, an interval for each run of the same code. */
final class TextGridCodes extends WholeCodes {
  TextGridCodes(OutputStream out) {
    super(out);
  }

  @Override
  String text(int[][] codes, PhcHeader header, double seconds) {
    List<TextGridText.Tier> tiers = new ArrayList<>();
    for (int book = 0; book < header.books(); book++) {
      List<UnitCodes.Unit> runs = UnitCodes.units(codes, book, header, seconds, Optional.empty());
      tiers.add(TextGridText.Tier.ofCodes("book" + (book + 1), runs));
    }
    return TextGridText.of(seconds, tiers);
  }
}

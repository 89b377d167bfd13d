// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.Output;
import dev.phonocode.codec.container.PhcHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Praat's TextGrid, the long form: a tier a book, an interval for each run of the same code. */
final class TextGridCodes extends WholeCodes {
  @Override
  void write(int[][] codes, PhcHeader header, long samples, Output output) throws IOException {
    double seconds = (double) samples / header.sampleRateHz();
    List<TextGridText.Tier> tiers = new ArrayList<>();
    for (int book = 0; book < header.books(); book++) {
      List<UnitCodes.Unit> runs = UnitCodes.units(codes, book, header, seconds, Optional.empty());
      tiers.add(TextGridText.Tier.ofCodes("book" + (book + 1), runs));
    }
    output.stream().write(TextGridText.of(seconds, tiers).getBytes(StandardCharsets.UTF_8));
  }
}

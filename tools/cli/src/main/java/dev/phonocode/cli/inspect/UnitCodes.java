// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.analysis.units.CodeRun;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.model.infer.CodePhones;
import dev.phonocode.model.infer.SpeechModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Runs of one code: of the book that labels guided, with the phone it stands for; else of the
 * first.
 */
final class UnitCodes extends WholeCodes {
  private final SpeechModel model;
  private final UnitText text;

  UnitCodes(SpeechModel model, UnitText text, OutputStream out) {
    super(out);
    this.model = model;
    this.text = text;
  }

  /**
   * A run in time.
   *
   * @param reading what its code stands for, if the model was trained on labels
   */
  record Unit(
      double startSeconds, double endSeconds, int code, Optional<CodePhones.Reading> reading) {}

  @Override
  String text(int[][] codes, PhcHeader header, double seconds) throws IOException {
    Optional<CodePhones> phones = model.phones();
    int book = phones.map(CodePhones::book).orElse(1) - 1;
    if (book >= header.books()) {
      throw new IOException(
          "the codes have " + header.books() + " books, phones are read from book " + (book + 1));
    }
    return text.of(units(codes, book, header, seconds, phones), seconds);
  }

  /** The runs of a book, from 0, of codes {@code [frames][books]}. */
  static List<Unit> units(
      int[][] codes, int book, PhcHeader header, double seconds, Optional<CodePhones> phones) {
    return CodeRun.of(Arrays.stream(codes).mapToInt(frame -> frame[book]).toArray()).stream()
        .map(
            run ->
                new Unit(
                    run.firstFrame() / header.frameRateHz(),
                    Math.min(run.endFrame() / header.frameRateHz(), seconds),
                    run.code(),
                    phones.map(p -> p.of(run.code()))))
        .toList();
  }
}

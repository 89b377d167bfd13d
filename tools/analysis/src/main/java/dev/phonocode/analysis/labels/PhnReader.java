// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** TIMIT's {@code START END LABEL} a line, in samples of the recording. */
final class PhnReader {
  private static final int COLUMNS = 3;

  private PhnReader() {}

  static Transcript read(Path file, int sampleRateHz) throws IOException {
    LabelText text = LabelText.read(file);
    List<Segment> segments = new ArrayList<>();
    for (LabelText.Row row : text.rows()) {
      List<String> cells = row.cells();
      if (cells.size() != COLUMNS) {
        throw text.notASegment(row);
      }
      segments.add(
          new Segment(
              samples(text, cells.get(0), row.line(), "start") / (double) sampleRateHz,
              samples(text, cells.get(1), row.line(), "end") / (double) sampleRateHz,
              cells.get(2),
              row.line()));
    }
    return Transcript.of(file, segments);
  }

  private static long samples(LabelText text, String cell, int line, String what)
      throws LabelException {
    try {
      return Long.parseLong(cell);
    } catch (NumberFormatException e) {
      throw (LabelException)
          new LabelException(
                  text.file(),
                  line,
                  what + " is " + LabelException.quoted(cell) + ", expected a number of samples")
              .initCause(e);
    }
  }
}

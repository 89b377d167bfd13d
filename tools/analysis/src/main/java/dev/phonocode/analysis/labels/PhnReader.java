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
    for (int n = 1; n <= text.lines().size(); n++) {
      String line = text.lines().get(n - 1).strip();
      if (line.isEmpty()) {
        continue;
      }
      String[] cells = line.split("\\s+");
      if (cells.length != COLUMNS) {
        throw new LabelException(file, n, "found '" + line + "', expected start, end and label");
      }
      segments.add(
          new Segment(
              samples(text, cells[0], n, "start") / (double) sampleRateHz,
              samples(text, cells[1], n, "end") / (double) sampleRateHz,
              cells[2],
              n));
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
                  text.file(), line, what + " is '" + cell + "', expected a number of samples")
              .initCause(e);
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code START END LABEL} a line, as HTK writes it in whole units of 100 ns and Wavesurfer in
 * seconds. Whole numbers count as 100 ns, unless all are so small that the file would not last a
 * millisecond.
 */
final class LabReader {
  private static final double HTK_UNITS_A_SECOND = 1e7;
  private static final double LEAST_HTK_UNITS = 1e4;

  private LabReader() {}

  static Transcript read(Path file) throws IOException {
    LabelText text = LabelText.read(file);
    List<Segment> rows = new ArrayList<>();
    boolean isWhole = true;
    double last = 0;
    for (LabelText.Row row : text.rows()) {
      List<String> cells = row.cells();
      if (cells.size() < 2) {
        throw text.notASegment(row);
      }
      double start = text.number(cells.get(0), row.line(), "start");
      double end = text.number(cells.get(1), row.line(), "end");
      isWhole &= isWhole(cells.get(0)) && isWhole(cells.get(1));
      last = Math.max(last, end);
      rows.add(new Segment(start, end, cells.size() == 2 ? "" : cells.get(2), row.line()));
    }
    double unit = isWhole && last >= LEAST_HTK_UNITS ? HTK_UNITS_A_SECOND : 1;
    return Transcript.of(file, rows.stream().map(s -> scaled(s, unit)).toList());
  }

  private static boolean isWhole(String number) {
    return number.chars().allMatch(c -> c == '-' || Character.isDigit(c));
  }

  private static Segment scaled(Segment s, double unit) {
    return new Segment(s.startSeconds() / unit, s.endSeconds() / unit, s.label(), s.line());
  }
}

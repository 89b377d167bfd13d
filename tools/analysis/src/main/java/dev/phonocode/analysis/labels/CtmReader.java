// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * NIST's CTM: {@code RECORDING CHANNEL START DURATION LABEL [CONFIDENCE]} a line, times in seconds;
 * lines that begin with {@code ;;} are comments. One file holds any number of recordings.
 *
 * <p>Start and duration are rounded each by itself, commonly to 10 ms, so that two segments may
 * reach into each other by as much.
 */
final class CtmReader {
  private static final int COLUMNS = 5;
  private static final double ROUNDING_SECONDS = 0.01;

  private CtmReader() {}

  /**
   * The labels by recording, in the order of the file. What is wrong with a line is known when its
   * recording is asked for, and costs no other.
   *
   * @throws LabelException if the file is no text
   */
  static Map<String, LabelSource> read(Path file) throws IOException {
    LabelText text = LabelText.read(file);
    Map<String, Recording> recordings = new LinkedHashMap<>();
    for (LabelText.Row row : text.rows()) {
      String name = row.cells().get(0);
      if (!name.startsWith(";;")) {
        recordings.computeIfAbsent(name, n -> new Recording(row.line())).add(text, row);
      }
    }
    Map<String, LabelSource> sources = new LinkedHashMap<>();
    recordings.forEach((name, recording) -> sources.put(name, recording.source(file)));
    return sources;
  }

  private static Segment segment(LabelText text, LabelText.Row row) throws LabelException {
    List<String> cells = row.cells();
    if (cells.size() != COLUMNS && cells.size() != COLUMNS + 1) {
      throw new LabelException(
          text.file(),
          row.line(),
          cells.size() + " columns, expected recording, channel, start, duration, label");
    }
    double start = text.number(cells.get(2), row.line(), "start");
    double duration = text.number(cells.get(3), row.line(), "duration");
    return new Segment(start, start + duration, cells.get(4), row.line());
  }

  /** One recording's lines. */
  private static final class Recording {
    private final int line;
    private final List<Segment> segments = new ArrayList<>();
    private final List<LabelException> faults = new ArrayList<>();

    Recording(int line) {
      this.line = line;
    }

    void add(LabelText text, LabelText.Row row) {
      try {
        segments.add(segment(text, row));
      } catch (LabelException e) {
        faults.add(e);
      }
    }

    LabelSource source(Path file) {
      try {
        Transcript transcript = Transcript.of(file, segments, ROUNDING_SECONDS);
        return faults.isEmpty()
            ? LabelSource.of(file, line, transcript)
            : LabelSource.bad(file, line, faults.get(0));
      } catch (LabelException e) {
        return LabelSource.bad(file, line, faults.isEmpty() ? e : faults.get(0));
      }
    }
  }
}

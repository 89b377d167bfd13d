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
 */
final class CtmReader {
  private static final int COLUMNS = 5;

  private CtmReader() {}

  /** The transcripts by recording, in the order of the file. */
  static Map<String, Transcript> read(Path file) throws IOException {
    LabelText text = LabelText.read(file);
    Map<String, List<Segment>> segments = new LinkedHashMap<>();
    for (int n = 1; n <= text.lines().size(); n++) {
      String line = text.lines().get(n - 1).strip();
      if (line.isEmpty() || line.startsWith(";;")) {
        continue;
      }
      String[] cells = line.split("\\s+");
      if (cells.length != COLUMNS && cells.length != COLUMNS + 1) {
        throw new LabelException(
            file,
            n,
            cells.length + " columns, expected recording, channel, start, duration, label");
      }
      double start = text.number(cells[2], n, "start");
      double duration = text.number(cells[3], n, "duration");
      segments
          .computeIfAbsent(cells[0], name -> new ArrayList<>())
          .add(new Segment(start, start + duration, cells[4], n));
    }
    Map<String, Transcript> transcripts = new LinkedHashMap<>();
    for (Map.Entry<String, List<Segment>> entry : segments.entrySet()) {
      transcripts.put(entry.getKey(), Transcript.of(file, entry.getValue()));
    }
    return transcripts;
  }
}

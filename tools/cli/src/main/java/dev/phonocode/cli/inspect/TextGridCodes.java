// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.codec.container.PhcHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Praat's TextGrid, the long form: a tier a book, an interval for each run of the same code. */
final class TextGridCodes extends WholeCodes {
  @Override
  void write(int[][] codes, PhcHeader header, long samples, Output output) throws IOException {
    String end = seconds((double) samples / header.sampleRateHz());
    StringBuilder text =
        new StringBuilder("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n")
            .append("xmin = 0\nxmax = " + end + "\ntiers? <exists>\nsize = " + header.books())
            .append("\nitem []:\n");
    for (int book = 0; book < header.books(); book++) {
      List<Integer> starts = starts(codes, book);
      text.append("    item [" + (book + 1) + "]:\n        class = \"IntervalTier\"\n")
          .append("        name = \"book" + (book + 1) + "\"\n        xmin = 0\n")
          .append("        xmax = " + end + "\n        intervals: size = " + starts.size() + "\n");
      for (int i = 0; i < starts.size(); i++) {
        boolean isLast = i + 1 == starts.size();
        text.append("        intervals [" + (i + 1) + "]:\n            xmin = ")
            .append(seconds(starts.get(i) / header.frameRateHz()) + "\n            xmax = ")
            .append(isLast ? end : seconds(starts.get(i + 1) / header.frameRateHz()))
            .append("\n            text = \"" + codes[starts.get(i)][book] + "\"\n");
      }
    }
    output.stream().write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Frames at which a code begins. */
  private static List<Integer> starts(int[][] codes, int book) {
    List<Integer> starts = new ArrayList<>();
    for (int frame = 0; frame < codes.length; frame++) {
      if (frame == 0 || codes[frame][book] != codes[frame - 1][book]) {
        starts.add(frame);
      }
    }
    return starts;
  }

  private static String seconds(double value) {
    return Decimals.text(value, Decimals.EXACT);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.units.CodeRun;
import java.util.Arrays;

/**
 * Codes and phones in the training recordings: which meet, and how long each lasts.
 *
 * @param meeting codes against phones, silence counted
 * @param phoneMillis {@code [phones]} mean length of a run of frames with this phone
 * @param codeMillis {@code [codes]} mean length of a run of this code; NaN if it has none
 */
public record CodeLengths(Contingency meeting, double[] phoneMillis, double[] codeMillis) {
  static CodeLengths of(Corpus corpus, BookCodes book, double frameRateHz) {
    int phones = corpus.phones().size();
    Contingency meeting = new Contingency(book.size(), phones);
    Runs phoneRuns = new Runs(phones);
    Runs codeRuns = new Runs(book.size());
    new Training(corpus, Silence.COUNTED)
        .forEach(
            (recording, ids) -> {
              int[] codes = book.of(recording);
              codeRuns.add(codes);
              phoneRuns.add(ids);
              for (int frame = 0; frame < codes.length; frame++) {
                if (ids[frame] != Corpus.NONE) {
                  meeting.add(codes[frame], ids[frame]);
                }
              }
            });
    return new CodeLengths(
        meeting, phoneRuns.meanMillis(frameRateHz), codeRuns.meanMillis(frameRateHz));
  }

  /** Frames and runs of each of so many things. */
  private static final class Runs {
    private final long[] frames;
    private final long[] runs;

    Runs(int things) {
      frames = new long[things];
      runs = new long[things];
    }

    void add(int[] series) {
      for (CodeRun run : CodeRun.of(series)) {
        if (run.code() != Corpus.NONE) {
          frames[run.code()] += run.frames();
          runs[run.code()]++;
        }
      }
    }

    double[] meanMillis(double frameRateHz) {
      double[] means = new double[frames.length];
      Arrays.setAll(means, i -> 1000.0 * frames[i] / runs[i] / frameRateHz);
      return means;
    }
  }
}

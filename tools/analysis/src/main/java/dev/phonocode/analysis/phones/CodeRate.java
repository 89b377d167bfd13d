// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.units.CodeRun;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a series of codes costs a second, and how long a code stays.
 *
 * @param used codes that occurred
 * @param cost of them
 * @param dwells how long they stay
 */
public record CodeRate(String split, long frames, int used, Cost cost, Dwells dwells) {
  /**
   * Bits a second.
   *
   * @param nominalBps at fixed width
   * @param entropyBps by how often each code comes
   * @param conditionalBps the same when the code before is known: what a perfect coder of pairs
   *     pays
   */
  public record Cost(double nominalBps, double entropyBps, double conditionalBps) {}

  /**
   * Runs of the same code.
   *
   * @param runs {@code [frames]} how many were so long; the last entry holds all longer ones
   */
  public record Dwells(long[] runs, double meanMillis) {}

  private static final int LONGEST = 20;

  static CodeRate of(
      String split, List<LabelledFrames> recordings, BookCodes book, double frameRateHz) {
    long[] counts = new long[book.size()];
    Map<Integer, Long> pairs = new HashMap<>();
    long[] previous = new long[book.size()];
    long[] dwells = new long[LONGEST + 1];
    for (LabelledFrames recording : recordings) {
      int[] codes = book.of(recording);
      for (int frame = 0; frame < codes.length; frame++) {
        counts[codes[frame]]++;
        if (frame > 0) {
          previous[codes[frame - 1]]++;
          pairs.merge(codes[frame - 1] * book.size() + codes[frame], 1L, Long::sum);
        }
      }
      CodeRun.of(codes).forEach(run -> dwells[Math.min(run.frames(), LONGEST)]++);
    }
    long frames = sum(counts);
    long[] pairCounts = pairs.values().stream().mapToLong(Long::longValue).toArray();
    double conditional =
        Contingency.entropyBits(pairCounts, sum(pairCounts))
            - Contingency.entropyBits(previous, sum(previous));
    return new CodeRate(
        split,
        frames,
        (int) Arrays.stream(counts).filter(n -> n > 0).count(),
        new Cost(
            frameRateHz * bits(book.size()),
            frameRateHz * Contingency.entropyBits(counts, frames),
            frameRateHz * conditional),
        new Dwells(dwells, 1000.0 * frames / sum(dwells) / frameRateHz));
  }

  /** Bits that it takes to number so many codes. */
  private static int bits(int codes) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(codes - 1);
  }

  private static long sum(long[] counts) {
    return Arrays.stream(counts).sum();
  }
}

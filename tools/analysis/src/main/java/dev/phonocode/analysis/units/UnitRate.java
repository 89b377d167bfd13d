// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.units;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs cost: of each the code alone, as in ZeroSpeech 2019, or its length too.
 *
 * @param runsPerSecond of them
 * @param codeBits entropy of a run's code by how often each comes
 * @param lengthBits entropy of a run's length in frames when its code is known
 */
public record UnitRate(double runsPerSecond, double codeBits, double lengthBits) {
  /** The rate of runs of so many seconds of speech. */
  public static UnitRate of(List<CodeRun> runs, double seconds) {
    Map<Integer, Long> codes = new HashMap<>();
    Map<List<Integer>, Long> both = new HashMap<>();
    for (CodeRun run : runs) {
      codes.merge(run.code(), 1L, Long::sum);
      both.merge(List.of(run.code(), run.frames()), 1L, Long::sum);
    }
    double codeBits = entropyBits(codes.values(), runs.size());
    return new UnitRate(
        runs.size() / seconds, codeBits, entropyBits(both.values(), runs.size()) - codeBits);
  }

  private static double entropyBits(Collection<Long> counts, long total) {
    double bits = 0;
    for (long count : counts) {
      double share = (double) count / total;
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }

  /** Bits a second of the codes of runs. */
  public double codeBps() {
    return runsPerSecond * codeBits;
  }

  /** Bits a second of codes and lengths: enough to make the frames again. */
  public double timedBps() {
    return runsPerSecond * (codeBits + lengthBits);
  }

  /** Mean length of a run. */
  public double meanMillis() {
    return 1000 / runsPerSecond;
  }
}

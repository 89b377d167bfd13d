// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.jobs;

import java.util.function.ToDoubleFunction;

/** What several threads have been through so far. */
public final class SpeechDone {
  private final Advance progress;
  private final int all;
  private int done;
  private double seconds;

  /**
   * None yet.
   *
   * @param all how many pieces of work there are
   * @param progress told of each, by one thread at a time
   */
  public SpeechDone(int all, Advance progress) {
    this.all = all;
    this.progress = progress;
  }

  /**
   * The work, of which each piece is counted once it is done or has failed.
   *
   * @param speech seconds of it in what came of a piece
   */
  public <T, R> Batch.Work<T, R> counting(Batch.Work<T, R> work, ToDoubleFunction<R> speech) {
    return thing -> {
      double more = 0;
      try {
        R result = work.on(thing);
        more = speech.applyAsDouble(result);
        return result;
      } finally {
        add(more);
      }
    };
  }

  private synchronized void add(double more) {
    seconds += more;
    progress.to(++done, all, seconds);
  }
}

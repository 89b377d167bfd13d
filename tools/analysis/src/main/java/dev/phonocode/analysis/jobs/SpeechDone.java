// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.jobs;

import java.util.function.DoubleConsumer;

/** Seconds of speech that several threads have been through so far. */
public final class SpeechDone {
  private final DoubleConsumer progress;
  private double seconds;

  /**
   * None yet.
   *
   * @param progress told the sum, by one thread at a time
   */
  public SpeechDone(DoubleConsumer progress) {
    this.progress = progress;
  }

  /** Adds some. */
  public synchronized void add(double more) {
    seconds += more;
    progress.accept(seconds);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.jobs;

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

  /** A piece is done, of so many seconds of speech; 0 if it failed. */
  public synchronized void add(double more) {
    seconds += more;
    progress.to(++done, all, seconds);
  }
}

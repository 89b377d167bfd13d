// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

/** Time since it was made. */
public final class Stopwatch {
  private final long startNanos = System.nanoTime();

  /** Seconds so far. */
  public double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  /** How many times faster than real time {@code speechSeconds} were dealt with. */
  public double timesRealTime(double speechSeconds) {
    return speechSeconds / seconds();
  }
}

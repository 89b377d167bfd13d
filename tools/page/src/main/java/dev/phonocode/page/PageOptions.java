// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

/**
 * Where the page is, and how much work it takes on.
 *
 * @param host name or address to listen on; browsers must call the page by it. The loopback names
 *     are always good
 * @param port to listen on; 0 for any that is free
 * @param maxSeconds the longest speech that is encoded, decoded or drawn
 * @param workers requests that may compute at once; the rest are told to come back
 */
public record PageOptions(String host, int port, int maxSeconds, int workers) {
  private static final int DEFAULT_PORT = 8017;
  private static final int DEFAULT_SECONDS = 600;

  /** Rejects ports, lengths and numbers of workers that cannot be. */
  public PageOptions {
    check("port", port, 0, 65_535);
    check("seconds", maxSeconds, 1, 3600);
    check("workers", workers, 1, 256);
  }

  /** Loopback, port 8017, ten minutes, one worker for each processor. */
  public static PageOptions defaults() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new PageOptions("localhost", DEFAULT_PORT, DEFAULT_SECONDS, processors);
  }

  /** These options at another port. */
  public PageOptions port(int other) {
    return new PageOptions(host, other, maxSeconds, workers);
  }

  /** These options with another longest speech. */
  public PageOptions maxSeconds(int seconds) {
    return new PageOptions(host, port, seconds, workers);
  }

  /** These options with another number of workers. */
  public PageOptions workers(int count) {
    return new PageOptions(host, port, maxSeconds, count);
  }

  private static void check(String what, int found, int low, int high) {
    if (found < low || found > high) {
      throw new IllegalArgumentException(
          what + ": expected " + low + " to " + high + ", found " + found);
    }
  }
}

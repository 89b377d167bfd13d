// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.jobs;

/** Is told how far the work is. */
@FunctionalInterface
public interface Advance {
  /**
   * One more is done, or failed.
   *
   * @param done how many so far
   * @param all how many there are
   * @param seconds of speech so far
   */
  void to(int done, int all, double seconds);
}

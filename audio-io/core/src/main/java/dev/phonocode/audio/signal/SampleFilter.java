// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * Samples in, as many samples out, later: as a stream. How they are cut changes no bit. One thread
 * at a time.
 */
public interface SampleFilter {
  /**
   * Takes samples, unless some are waiting to be polled.
   *
   * @return how many of {@code length} were taken
   */
  int push(float[] samples, int offset, int length);

  /** The next samples that are done: how many of at most {@code length}. */
  int poll(float[] out, int offset, int length);
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.Closeable;
import java.io.IOException;

/**
 * A stream of mono samples, read once from front to back with bounded memory. For one thread.
 *
 * <p>Samples are finite; nominally in [-1, 1]. A damaged source throws {@link AudioFormatException}
 * as soon as the damage is known, which for checksums may be at the end: samples read before that
 * must then be thrown away.
 */
public interface AudioSource extends Closeable {
  /** Samples a second. */
  int sampleRateHz();

  /**
   * Reads at least one sample, waiting for it if need be, and at most {@code length}.
   *
   * @param buffer receives samples from {@code offset} on
   * @param offset first index written
   * @param length most samples to read; 0 reads nothing and returns 0
   * @return the number of samples read, or -1 at the end
   * @throws AudioFormatException if the source is damaged
   * @throws IOException if reading fails
   */
  int read(float[] buffer, int offset, int length) throws IOException;

  /**
   * Reads all that is left, without closing.
   *
   * @throws AudioFormatException if the source is damaged
   * @throws IOException if reading fails, or if there is more than an array can hold
   */
  default AudioClip readAll() throws IOException {
    return new AudioClip(SampleCollector.collect(this), sampleRateHz());
  }

  /** A source that reads {@code clip}; closing it does nothing. */
  static AudioSource of(AudioClip clip) {
    return new ClipSource(clip);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.Closeable;
import java.io.IOException;

/**
 * Takes a stream of mono samples, front to back, with bounded memory. For one thread.
 *
 * <p>The output is whole only once {@link #finish} has returned. Closing without it gives the
 * output up: a file then never appears under its name.
 *
 * <pre>{@code
 * try (AudioSink sink = AudioFiles.create(path, 16_000)) {
 *   sink.write(samples, 0, samples.length);
 *   sink.finish();
 * }
 * }</pre>
 */
public interface AudioSink extends Closeable {
  /** Samples a second. */
  int sampleRateHz();

  /**
   * Writes samples. Values beyond the range of the output are clipped, never wrapped.
   *
   * @param samples finite numbers, nominally in [-1, 1]
   * @param offset first index read
   * @param length number of samples
   * @throws IllegalArgumentException if a sample is NaN or infinite
   * @throws IllegalStateException after {@link #finish} or {@link #close}
   * @throws IOException if writing fails
   */
  void write(float[] samples, int offset, int length) throws IOException;

  /**
   * Completes the output; nothing may be written afterwards.
   *
   * @throws IllegalStateException after {@link #finish} or {@link #close}
   * @throws IOException if writing fails
   */
  void finish() throws IOException;

  /** Releases what is held, and gives an unfinished output up. */
  @Override
  void close() throws IOException;
}

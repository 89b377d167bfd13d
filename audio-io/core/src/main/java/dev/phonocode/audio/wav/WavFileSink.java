// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.files.AtomicFile;
import java.io.IOException;

/**
 * Writes a mono 16-bit WAV file that appears under its name only when it is whole, with its true
 * sizes. On a device or a pipe the sizes stay unknown, as on any stream.
 */
public final class WavFileSink implements AudioSink {
  private final AtomicFile file;
  private final WavStreamSink samples;
  private boolean finished;

  private WavFileSink(AtomicFile file, int sampleRateHz) throws IOException {
    this.file = file;
    this.samples = WavStreamSink.ofUnknownLength(file.stream(), sampleRateHz);
  }

  /**
   * Writes a header that is mended at {@link #finish}.
   *
   * @param file closed with the sink, and by a failure of this call
   * @param sampleRateHz samples a second
   * @throws IOException if it cannot be written
   */
  public static WavFileSink on(AtomicFile file, int sampleRateHz) throws IOException {
    try {
      return new WavFileSink(file, sampleRateHz);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public int sampleRateHz() {
    return samples.sampleRateHz();
  }

  @Override
  public void write(float[] buffer, int offset, int length) throws IOException {
    samples.write(buffer, offset, length);
  }

  @Override
  public void finish() throws IOException {
    samples.finish();
    if (!file.isDirect()) {
      long count = (file.bytes() - WavHeader.BYTES) / WavHeader.SAMPLE_BYTES;
      file.overwrite(0, WavHeader.of(sampleRateHz(), count));
    }
    file.commit();
    finished = true;
  }

  @Override
  public void close() throws IOException {
    try {
      if (!finished) {
        samples.close();
      }
    } finally {
      file.close();
    }
  }
}

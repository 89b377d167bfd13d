// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import dev.phonocode.audio.AudioSink;
import dev.phonocode.audio.Pcm16;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Writes mono 16-bit WAV to something that cannot seek, such as a pipe. */
public final class WavStreamSink implements AudioSink {
  private static final int BLOCK_SAMPLES = 4096;

  private final OutputStream out;
  private final int sampleRateHz;
  private final long declaredSamples;
  private final byte[] block = new byte[BLOCK_SAMPLES * WavHeader.SAMPLE_BYTES];
  private long written;
  private boolean done;

  private WavStreamSink(OutputStream out, int sampleRateHz, long samples) throws IOException {
    this.out = Objects.requireNonNull(out, "out");
    this.sampleRateHz = sampleRateHz;
    this.declaredSamples = samples;
    out.write(WavHeader.of(sampleRateHz, samples));
  }

  /** A stream that ends when it ends: its header says 0xFFFFFFFF. Writes the header. */
  public static WavStreamSink ofUnknownLength(OutputStream out, int sampleRateHz)
      throws IOException {
    return new WavStreamSink(out, sampleRateHz, WavHeader.UNKNOWN_SAMPLES);
  }

  /** A stream of exactly {@code samples} samples. Writes the header. */
  public static WavStreamSink ofLength(OutputStream out, int sampleRateHz, long samples)
      throws IOException {
    if (samples < 0) {
      throw new IllegalArgumentException("expected a number of samples, found " + samples);
    }
    return new WavStreamSink(out, sampleRateHz, samples);
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public void write(float[] samples, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, samples.length);
    requireOpen();
    for (int from = 0; from < length; from += BLOCK_SAMPLES) {
      int count = Math.min(BLOCK_SAMPLES, length - from);
      Pcm16.encode(samples, offset + from, count, block);
      out.write(block, 0, count * WavHeader.SAMPLE_BYTES);
    }
    written += length;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException also if a declared number of samples was not met
   */
  @Override
  public void finish() throws IOException {
    requireOpen();
    if (declaredSamples != WavHeader.UNKNOWN_SAMPLES && written != declaredSamples) {
      throw new IllegalStateException(
          "expected " + declaredSamples + " samples, found " + written + " written");
    }
    done = true;
    out.flush();
  }

  @Override
  public void close() throws IOException {
    done = true;
    out.close();
  }

  private void requireOpen() {
    if (done) {
      throw new IllegalStateException("expected an open sink, found it finished or closed");
    }
  }
}

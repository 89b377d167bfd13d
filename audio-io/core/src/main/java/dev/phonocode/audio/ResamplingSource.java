// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import dev.phonocode.audio.tarsos.TarsosResampler;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Another source at another rate, with an anti-alias filter (see {@link TarsosResampler}).
 *
 * <p>n samples become exactly {@link Resampling#outputSamples}; output sample 0 lies at the time of
 * input sample 0. The samples do not depend on how either side is cut into reads. Sound beyond the
 * ends counts as silence.
 */
final class ResamplingSource implements AudioSource {
  private final AudioSource source;
  private final int sampleRateHz;
  private final TarsosResampler resampler;
  private final float[] block = new float[TarsosResampler.BLOCK_SAMPLES];
  private final float[] output;
  private int from; // next sample in the output
  private int to; // behind the last sample in the output
  private long inputSamples;
  private long outputSamples;
  private boolean inputEnded;

  /**
   * Takes over {@code source}.
   *
   * @param source closed with this object
   * @param sampleRateHz the rate wanted, another than the source's
   */
  ResamplingSource(AudioSource source, int sampleRateHz) {
    this.source = Objects.requireNonNull(source, "source");
    this.sampleRateHz = SampleRates.requireValid(sampleRateHz);
    this.resampler = new TarsosResampler(source.sampleRateHz(), sampleRateHz);
    this.output = new float[resampler.maxOutputSamples()];
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  @Override
  public int read(float[] samples, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, samples.length);
    if (length == 0) {
      return 0;
    }
    while (from == to) {
      if (!nextBlock()) {
        return -1;
      }
    }
    int count = Math.min(length, to - from);
    System.arraycopy(output, from, samples, offset, count);
    from += count;
    return count;
  }

  /** Resamples one block of input, or of the silence behind it; false once the output is whole. */
  private boolean nextBlock() throws IOException {
    int filled = inputEnded ? 0 : fillBlock();
    inputSamples += filled;
    Arrays.fill(block, filled, block.length, 0f);
    long wanted = Long.MAX_VALUE;
    if (inputEnded) {
      wanted = Resampling.outputSamples(inputSamples, source.sampleRateHz(), sampleRateHz);
      if (outputSamples == wanted) {
        return false;
      }
    }
    from = 0;
    to = (int) Math.min(resampler.process(block, output), wanted - outputSamples);
    outputSamples += to;
    return true;
  }

  /** Reads until the block is full or the source ends, which {@code inputEnded} then says. */
  private int fillBlock() throws IOException {
    int filled = 0;
    while (filled < block.length) {
      int count = source.read(block, filled, block.length - filled);
      if (count < 0) {
        inputEnded = true;
        break;
      }
      filled += count;
    }
    return filled;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import dev.phonocode.audio.tarsos.TarsosResampler;
import java.io.IOException;
import java.util.Arrays;

/**
 * Another source at another rate, with an anti-alias filter (see {@link TarsosResampler}).
 *
 * <p>n samples become exactly {@link Resampling#outputSamples}; output sample 0 lies at the time of
 * input sample 0. The samples do not depend on how either side is cut into reads. Sound beyond the
 * ends counts as silence.
 */
final class ResamplingSource extends BlockSource {
  private final AudioSource source;
  private final int sampleRateHz;
  private final TarsosResampler resampler;
  private final float[] block = new float[TarsosResampler.BLOCK_SAMPLES];
  private final float[] output;
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
    super(source);
    this.source = source;
    this.sampleRateHz = SampleRates.requireValid(sampleRateHz);
    this.resampler = new TarsosResampler(source.sampleRateHz(), sampleRateHz);
    this.output = new float[resampler.maxOutputSamples()];
  }

  @Override
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Resamples one block of input, or of the silence after it; false once the output is whole. */
  @Override
  protected boolean nextBlock() throws IOException {
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
    int count = (int) Math.min(resampler.process(block, output), wanted - outputSamples);
    outputSamples += count;
    give(output, 0, count);
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
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.tarsos;

import be.tarsos.dsp.resample.Resampler;
import dev.phonocode.audio.SampleRates;
import java.nio.FloatBuffer;

/**
 * TarsosDSP's high-quality resampler, fed so that its output depends on the samples alone.
 *
 * <p>It is libresample 0.1.3 (D. Mazzoni, after J. O. Smith's "Digital Audio Resampling"): a
 * low-pass filter of 34 zero crossings at 0.9 of the lower Nyquist frequency under a Kaiser window
 * (beta 6), evaluated at the exact time of each output. Output sample 0 lies at the time of input
 * sample 0: there is no delay to take off.
 *
 * <p>Tarsos rounds differently when its input arrives in other pieces. Here all input comes in
 * blocks of {@link #BLOCK_SAMPLES} from the first sample on, the end is marked by zeros and never
 * by a "last batch", and so the same samples always give the same bits.
 *
 * <p>The filter table comes from {@code Math.sin}, whose last bit Java leaves to the machine.
 * Tarsos rounds the table to float, which hides it: with JDK 17 on x86-64, 2305 of the 69632 sines
 * differ from {@code StrictMath.sin}, and none of the floats does. Bit-equal output on every
 * machine is therefore expected, and tested against frozen values, but not promised by the
 * language.
 */
public final class TarsosResampler {
  /** Input samples a call. */
  public static final int BLOCK_SAMPLES = 256;

  private final Resampler resampler;
  private final double factor;
  private final int maxOutputSamples;

  /**
   * A resampler at the start of a stream.
   *
   * @param fromHz rate of the input
   * @param toHz rate of the output
   */
  public TarsosResampler(int fromHz, int toHz) {
    SampleRates.requireValid(fromHz);
    SampleRates.requireValid(toHz);
    this.factor = (double) toHz / fromHz;
    this.resampler = new Resampler(true, factor, factor);
    // What one block is worth, and all that the filter may still hold back.
    this.maxOutputSamples =
        (int) Math.ceil((BLOCK_SAMPLES + 2.0 * resampler.getFilterWidth() + 2) * factor) + 2;
  }

  /** The most samples that one {@link #process} can give. */
  public int maxOutputSamples() {
    return maxOutputSamples;
  }

  /**
   * Takes a block, gives the output samples that it completes.
   *
   * @param block {@link #BLOCK_SAMPLES} samples
   * @param output receives at most {@link #maxOutputSamples} samples from index 0 on
   * @return the number of output samples, possibly 0
   */
  public int process(float[] block, float[] output) {
    if (block.length != BLOCK_SAMPLES || output.length < maxOutputSamples) {
      throw new IllegalArgumentException(
          "expected a block of %d and room for %d samples, found %d and %d"
              .formatted(BLOCK_SAMPLES, maxOutputSamples, block.length, output.length));
    }
    FloatBuffer in = FloatBuffer.wrap(block);
    FloatBuffer out = FloatBuffer.wrap(output);
    resampler.process(factor, in, false, out);
    if (in.hasRemaining() || !out.hasRemaining()) {
      throw new IllegalStateException("expected Tarsos to take its whole block, found it did not");
    }
    return out.position();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Changes the sample rate of streams and of whole clips, with an anti-alias filter (see {@link
 * dev.phonocode.audio.tarsos.TarsosResampler}).
 *
 * <p>n samples become exactly {@link #outputSamples}, without delay: output sample 0 lies at the
 * time of input sample 0. The result does not depend on how a stream is cut into reads, and is
 * bit-equal for stream and clip. At equal rates sound passes unchanged.
 */
public final class Resampling {
  private Resampling() {}

  /**
   * The source at another rate; the source itself if it has that rate. Memory is bounded.
   *
   * @param source owned by what is returned: closing the one closes the other
   * @param sampleRateHz the rate wanted
   * @throws IllegalArgumentException if the rate is not one of {@link SampleRates}
   */
  public static AudioSource toRate(AudioSource source, int sampleRateHz) {
    SampleRates.requireValid(sampleRateHz);
    return source.sampleRateHz() == sampleRateHz
        ? source
        : new ResamplingSource(source, sampleRateHz);
  }

  /**
   * The clip at another rate; the clip itself if it has that rate.
   *
   * @param sampleRateHz the rate wanted
   * @throws IllegalArgumentException if the rate is not one of {@link SampleRates}
   */
  public static AudioClip toRate(AudioClip clip, int sampleRateHz) {
    if (clip.sampleRateHz() == sampleRateHz) {
      return clip;
    }
    try (AudioSource source = toRate(AudioSource.of(clip), sampleRateHz)) {
      return source.readAll();
    } catch (IOException e) {
      // Memory does not fail to be read: the result is longer than an array can be.
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How many samples {@code inputSamples} become: {@code inputSamples * toHz / fromHz}, rounded to
   * nearest, halves up.
   */
  public static long outputSamples(long inputSamples, int fromHz, int toHz) {
    // Whole periods of fromHz apart, so that the product cannot overflow.
    long whole = inputSamples / fromHz;
    long rest = inputSamples % fromHz;
    return whole * toHz + (2 * rest * toHz + fromHz) / (2L * fromHz);
  }
}

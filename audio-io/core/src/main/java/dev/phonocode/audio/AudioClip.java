// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.util.Arrays;
import java.util.Objects;

/**
 * A whole mono recording in memory.
 *
 * <p>The array is not copied: whoever passes it in or takes it out must not change it.
 *
 * @param samples {@code [samples]}, finite; nominally in [-1, 1], though float files and resampling
 *     can exceed that (writers clip)
 * @param sampleRateHz samples a second, see {@link SampleRates}
 */
public record AudioClip(float[] samples, int sampleRateHz) {
  /**
   * Checks the rate and every sample.
   *
   * @throws IllegalArgumentException if the rate is out of range or a sample is NaN or infinite
   */
  public AudioClip {
    Objects.requireNonNull(samples, "samples");
    SampleRates.requireValid(sampleRateHz);
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new IllegalArgumentException(
            "sample " + i + ": expected a finite number, found " + samples[i]);
      }
    }
  }

  /** Length in seconds. */
  public double seconds() {
    return (double) samples.length / sampleRateHz;
  }

  /** The first so many seconds; all of a clip that is no longer. */
  public AudioClip start(double mostSeconds) {
    int count = (int) Math.min(samples.length, mostSeconds * sampleRateHz);
    return new AudioClip(Arrays.copyOf(samples, count), sampleRateHz);
  }

  /** Equal rate and bit-equal samples. */
  @Override
  public boolean equals(Object other) {
    return other instanceof AudioClip clip
        && sampleRateHz == clip.sampleRateHz
        && Arrays.equals(samples, clip.samples);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(samples) + sampleRateHz;
  }

  @Override
  public String toString() {
    return "AudioClip[" + samples.length + " samples, " + sampleRateHz + " Hz]";
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

/** The sample rates that this module accepts, in files and for resampling. */
public final class SampleRates {
  /** Lowest accepted rate, in Hz. */
  public static final int MIN_HZ = 1_000;

  /** Highest accepted rate, in Hz. */
  public static final int MAX_HZ = 768_000;

  private SampleRates() {}

  /** Whether {@code sampleRateHz} lies in [{@link #MIN_HZ}, {@link #MAX_HZ}]. */
  public static boolean isValid(long sampleRateHz) {
    return sampleRateHz >= MIN_HZ && sampleRateHz <= MAX_HZ;
  }

  /** The accepted range in words, for messages. */
  public static String range() {
    return "a sample rate from " + MIN_HZ + " to " + MAX_HZ + " Hz";
  }

  /**
   * Returns {@code sampleRateHz} if it is valid.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static int requireValid(int sampleRateHz) {
    if (!isValid(sampleRateHz)) {
      throw new IllegalArgumentException("expected " + range() + ", found " + sampleRateHz);
    }
    return sampleRateHz;
  }
}

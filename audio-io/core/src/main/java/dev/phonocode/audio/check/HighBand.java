// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.check;

/**
 * Whether a sound that could have a band above 5.5 kHz has none. Fricatives put 1 % or more of
 * speech there, the noise of a microphone 0.01 %; upsampled telephone audio ends at 4 kHz.
 *
 * <p>A Butterworth high-pass of order 12 as six second-order sections (bilinear transform), 35 dB
 * down at 4 kHz.
 */
final class HighBand {
  private static final double CUTOFF_HZ = 5500;
  private static final int ORDER = 12;

  /** -50 dB of all of the sound. */
  private static final double LEAST_SHARE = 1e-5;

  private final boolean hasRoom;
  private final double[][] sections = new double[ORDER / 2][]; // b0, b1, b2, a1, a2
  private final double[][] state = new double[ORDER / 2][2];
  private final long leastSamples;
  private long samples;
  private double all;
  private double high;

  HighBand(int sampleRateHz) {
    leastSamples = sampleRateHz; // a second: less may be a vowel
    hasRoom = sampleRateHz > 2.5 * CUTOFF_HZ;
    double warped = Math.tan(Math.PI * Math.min(CUTOFF_HZ / sampleRateHz, 0.4));
    for (int i = 0; i < sections.length; i++) {
      double damping = 2 * Math.sin(Math.PI * (2 * i + 1) / (2 * ORDER));
      double scale = 1 + damping * warped + warped * warped;
      sections[i] =
          new double[] {
            1 / scale,
            -2 / scale,
            1 / scale,
            2 * (warped * warped - 1) / scale,
            (1 - damping * warped + warped * warped) / scale
          };
    }
  }

  void add(float sample) {
    if (!hasRoom) {
      return;
    }
    double x = sample;
    for (int i = 0; i < sections.length; i++) {
      double[] c = sections[i];
      double[] s = state[i];
      double y = c[0] * x + s[0]; // transposed direct form II
      s[0] = c[1] * x - c[3] * y + s[1];
      s[1] = c[2] * x - c[4] * y;
      x = y;
    }
    samples++;
    all += (double) sample * sample;
    high += x * x;
  }

  boolean isMissing() {
    return hasRoom && samples >= leastSamples && high < LEAST_SHARE * all;
  }
}

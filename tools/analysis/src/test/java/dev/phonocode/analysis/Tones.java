// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.audio.AudioClip;

/** Sounds with a pitch and a rhythm, good enough to be measured. */
public final class Tones {
  private Tones() {}

  /** Harmonics of {@code hertz}, four pulses of them a second. */
  public static AudioClip clip(double hertz, double seconds, int rateHz) {
    float[] samples = new float[(int) (seconds * rateHz)];
    for (int n = 0; n < samples.length; n++) {
      double time = (double) n / rateHz;
      double loudness = Math.pow(Math.sin(4 * Math.PI * time), 2);
      double sum = 0;
      for (int harmonic = 1; harmonic <= 6; harmonic++) {
        sum += Math.sin(2 * Math.PI * hertz * harmonic * time) / harmonic;
      }
      samples[n] = (float) (0.2 * loudness * sum);
    }
    return new AudioClip(samples, rateHz);
  }
}

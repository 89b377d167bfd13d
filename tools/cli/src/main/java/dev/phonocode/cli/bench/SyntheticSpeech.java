// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.bench;

import dev.phonocode.audio.AudioClip;

/**
 * Something like speech, computed: a glottal pulse train with moving pitch through three formant
 * resonators (Klatt 1980's cascade, without nasals), vowels in turn, with hiss and pauses between.
 * The same samples every time.
 */
public final class SyntheticSpeech {
  private static final double SYLLABLE_SECONDS = 0.25;
  private static final double[][] VOWEL_FORMANTS_HZ = {
    {730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240}, {530, 1840, 2480}, {570, 840, 2410}
  };
  private static final double BANDWIDTH_HZ = 90;

  private SyntheticSpeech() {}

  /** A clip of this length, its peak under 0.5. */
  public static AudioClip clip(double seconds, int sampleRateHz) {
    float[] samples = new float[(int) Math.round(seconds * sampleRateHz)];
    Resonator[] formants = {new Resonator(), new Resonator(), new Resonator()};
    double phase = 0;
    long noise = 1;
    double peak = 1e-9;
    for (int n = 0; n < samples.length; n++) {
      double time = (double) n / sampleRateHz;
      int syllable = (int) (time / SYLLABLE_SECONDS);
      double within = time / SYLLABLE_SECONDS - syllable;
      double pitchHz = 120 + 30 * Math.sin(2.1 * time) - 20 * within;
      phase += pitchHz / sampleRateHz;
      double pulse = phase >= 1 ? 1 : 0;
      phase -= Math.floor(phase);
      noise = noise * 6364136223846793005L + 1442695040888963407L;
      double hiss = (noise >> 40) / (double) (1 << 23);
      boolean pause = syllable % 6 == 5;
      double source = pause ? 0 : within < 0.2 ? 0.1 * hiss : pulse * Math.sin(Math.PI * within);
      double[] vowel = VOWEL_FORMANTS_HZ[syllable % VOWEL_FORMANTS_HZ.length];
      for (int f = 0; f < formants.length; f++) {
        source = formants[f].filter(source, vowel[f], sampleRateHz);
      }
      samples[n] = (float) source;
      peak = Math.max(peak, Math.abs(source));
    }
    for (int n = 0; n < samples.length; n++) {
      samples[n] *= (float) (0.5 / peak);
    }
    return new AudioClip(samples, sampleRateHz);
  }

  /** {@code y[n] = A x[n] + B y[n-1] + C y[n-2]}, gain 1 at zero frequency (Klatt 1980, eq. 2). */
  private static final class Resonator {
    private double last;
    private double beforeLast;

    double filter(double x, double frequencyHz, int sampleRateHz) {
      double radius = Math.exp(-Math.PI * BANDWIDTH_HZ / sampleRateHz);
      double c = -radius * radius;
      double b = 2 * radius * Math.cos(2 * Math.PI * frequencyHz / sampleRateHz);
      double y = (1 - b - c) * x + b * last + c * beforeLast;
      beforeLast = last;
      last = y;
      return y;
    }
  }
}

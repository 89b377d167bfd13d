// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import dev.phonocode.audio.AudioClip;
import java.util.SplittableRandom;

/**
 * Something like speech, computed: pulses with a moving pitch through three resonances, vowels in
 * turn, hiss before each, and pauses. The same samples every time, at 16 kHz.
 *
 * @param pitchFactor scales the pitch
 * @param whispers whether hiss takes the place of the pulses
 */
record SyntheticTalker(double pitchFactor, boolean whispers) {
  static final int RATE_HZ = 16_000;

  private static final double SYLLABLE_SECONDS = 0.21;
  private static final double BANDWIDTH_HZ = 100;
  private static final double[][] VOWELS_HZ = {
    {730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240}, {530, 1840, 2480}
  };

  AudioClip speak(double seconds) {
    double[] sound = new double[(int) Math.round(seconds * RATE_HZ)];
    double[][] memory = new double[3][2];
    SplittableRandom random = new SplittableRandom(7);
    double phase = 0;
    double peak = 0;
    for (int n = 0; n < sound.length; n++) {
      double time = (double) n / RATE_HZ;
      int syllable = (int) (time / SYLLABLE_SECONDS);
      double within = time / SYLLABLE_SECONDS - syllable;
      phase += pitchFactor * (125 + 35 * Math.sin(2 * time) - 20 * within) / RATE_HZ;
      double pulse = phase >= 1 ? 1 : 0;
      phase -= Math.floor(phase);
      double hiss = 0.08 * (random.nextDouble() - 0.5);
      boolean pause = syllable % 5 == 4;
      boolean voiced = within > 0.25 && !whispers;
      double x = pause ? 0 : voiced ? pulse * Math.sin(Math.PI * within) : hiss;
      double[] vowel = VOWELS_HZ[syllable % VOWELS_HZ.length];
      for (int f = 0; f < memory.length; f++) {
        x = resonance(x, vowel[f], memory[f]);
      }
      sound[n] = x;
      peak = Math.max(peak, Math.abs(x));
    }
    float[] samples = new float[sound.length];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (0.5 / peak * sound[n]);
    }
    return new AudioClip(samples, RATE_HZ);
  }

  /** {@code y[n] = a x[n] + b y[n-1] + c y[n-2]}, gain 1 at zero frequency. */
  private static double resonance(double x, double hertz, double[] memory) {
    double radius = Math.exp(-Math.PI * BANDWIDTH_HZ / RATE_HZ);
    double c = -radius * radius;
    double b = 2 * radius * Math.cos(2 * Math.PI * hertz / RATE_HZ);
    double y = (1 - b - c) * x + b * memory[0] + c * memory[1];
    memory[1] = memory[0];
    memory[0] = y;
    return y;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import java.util.Random;

/** Signals for tests, from a seed. */
final class TestSignals {

  static final int RATE_HZ = 16000;

  private TestSignals() {}

  /** White noise, evenly distributed in ±amplitude, the same bits on every machine. */
  static float[] noise(long seed, int samples, float amplitude) {
    Random random = new Random(seed);
    float[] x = new float[samples];
    for (int n = 0; n < samples; n++) {
      x[n] = (random.nextInt(1 << 16) - (1 << 15)) / (float) (1 << 15) * amplitude;
    }
    return x;
  }

  /**
   * Twenty harmonics of a gliding pitch, falling by 6 dB an octave, in syllables with hiss between.
   */
  static float[] speechLike(long seed, int samples) {
    Random random = new Random(seed);
    double phase = 0;
    float[] x = new float[samples];
    for (int n = 0; n < samples; n++) {
      double second = (double) n / RATE_HZ;
      phase += 2 * Math.PI * (140 + 40 * Math.sin(2 * Math.PI * 0.7 * second)) / RATE_HZ;
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 3 * second));
      double voice = 0;
      for (int k = 1; k <= 20; k++) {
        voice += Math.sin(k * phase) / k;
      }
      x[n] = (float) (0.2 * syllable * voice + 0.01 * (1 - syllable) * random.nextGaussian());
    }
    return x;
  }

  static float[] sine(double hertz, double amplitude, int samples) {
    float[] x = new float[samples];
    for (int n = 0; n < samples; n++) {
      x[n] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * n / RATE_HZ));
    }
    return x;
  }

  /** Signal over error in dB, over the samples from {@code first} on. */
  static double snrDb(float[] expected, float[] actual, int first) {
    double signal = 0;
    double error = 0;
    for (int n = first; n < expected.length; n++) {
      double difference = (double) actual[n] - expected[n];
      signal += (double) expected[n] * expected[n];
      error += difference * difference;
    }
    return 10 * Math.log10(signal / error);
  }
}

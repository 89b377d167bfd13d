// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.AudioClip;
import java.util.Random;

/** Sounds made by chance, with the rise and fall of speech. */
public final class Signals {
  private Signals() {}

  /** Harmonics that wander, loud and soft by turns, and a little noise. */
  static float[] babble(int samples, double loudness, long seed) {
    Random random = new Random(seed);
    float[] x = new float[samples];
    double phase = 0;
    double hertz = 120;
    double envelope = 0;
    double target = 1;
    for (int n = 0; n < samples; n++) {
      if (n % 1500 == 0) {
        target = random.nextInt(3) == 0 ? 0.01 : 0.3 + random.nextDouble();
        hertz = 90 + 100 * random.nextDouble();
      }
      envelope += (target - envelope) / 300;
      phase += 2 * Math.PI * hertz / 16000;
      double v = 0.01 * random.nextGaussian();
      for (int k = 1; k <= 8; k++) {
        v += Math.sin(k * phase) / k;
      }
      x[n] = (float) (0.3 * loudness * envelope * v);
    }
    return x;
  }

  public static AudioClip clip(int samples, long seed) {
    return new AudioClip(babble(samples, 1, seed), 16000);
  }

  static double rms(float[] x) {
    double sum = 0;
    for (float v : x) {
      sum += v * v;
    }
    return Math.sqrt(sum / x.length);
  }
}

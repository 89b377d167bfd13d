// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.signal.MuLaw;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What is done to the {@link SyntheticTalker} before both are compared. */
enum Degradation {
  NOISE {
    @Override
    float[] apply(float[] x) {
      return plusNoise(x, 0.06);
    }
  },
  LOW_PASS {
    @Override
    float[] apply(float[] x) {
      float[] y = new float[x.length];
      double state = 0;
      for (int n = 0; n < x.length; n++) {
        state += 0.2 * (x[n] - state);
        y[n] = (float) state;
      }
      return y;
    }
  },
  /** Every sixteenth level of mu-law alone. */
  COARSE_MU_LAW {
    @Override
    float[] apply(float[] x) {
      float[] y = new float[x.length];
      for (int n = 0; n < x.length; n++) {
        y[n] = MuLaw.decode(MuLaw.encode(x[n]) / 16 * 16 + 8);
      }
      return y;
    }
  },
  LATE_AND_QUIET {
    @Override
    float[] apply(float[] x) {
      float[] y = new float[x.length + 600];
      for (int n = 0; n < x.length; n++) {
        y[n + 600] = 0.4f * x[n];
      }
      return plusNoise(y, 0.01);
    }
  },
  EARLY_AND_CUT {
    @Override
    float[] apply(float[] x) {
      return plusNoise(Arrays.copyOfRange(x, 321, x.length - 5000), 0.02);
    }
  },
  HIGHER_VOICE {
    @Override
    AudioClip speak() {
      return new SyntheticTalker(1.07, false).speak(SECONDS);
    }
  },
  WHISPER {
    @Override
    AudioClip speak() {
      return new SyntheticTalker(1, true).speak(SECONDS);
    }
  };

  private static final double SECONDS = 3.3;

  /** What the degraded signal is compared with, as a 16-bit file has it. */
  static AudioClip reference() {
    return in16Bits(new SyntheticTalker(1, false).speak(SECONDS));
  }

  /** The degraded signal, as a 16-bit file has it. */
  AudioClip degraded() {
    AudioClip spoken = speak();
    return in16Bits(new AudioClip(apply(spoken.samples()), spoken.sampleRateHz()));
  }

  AudioClip speak() {
    return new SyntheticTalker(1, false).speak(SECONDS);
  }

  float[] apply(float[] x) {
    return x;
  }

  private static float[] plusNoise(float[] x, double amplitude) {
    SplittableRandom random = new SplittableRandom(3);
    float[] y = new float[x.length];
    for (int n = 0; n < x.length; n++) {
      y[n] = (float) (x[n] + amplitude * (random.nextDouble() - 0.5));
    }
    return y;
  }

  private static AudioClip in16Bits(AudioClip clip) {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      AudioFiles.write(file, clip);
      return AudioFiles.read(new ByteArrayInputStream(file.toByteArray()), "memory");
    } catch (IOException e) {
      throw new AssertionError("memory cannot fail", e);
    }
  }
}

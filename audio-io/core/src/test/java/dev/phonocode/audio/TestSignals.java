// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;

/** Signals and awkward streams for the tests of this module. */
public final class TestSignals {
  private TestSignals() {}

  /** {@code amplitude * sin(2 pi hz n / rateHz)} for {@code samples} samples. */
  public static float[] sine(double hz, int rateHz, int samples, double amplitude) {
    float[] sine = new float[samples];
    for (int n = 0; n < samples; n++) {
      sine[n] = (float) (amplitude * StrictMath.sin(2 * StrictMath.PI * hz * n / rateHz));
    }
    return sine;
  }

  /** White noise in [-0.5, 0.5). {@link Random} is specified to the bit. */
  public static float[] noise(long seed, int samples) {
    Random random = new Random(seed);
    float[] noise = new float[samples];
    for (int n = 0; n < samples; n++) {
      noise[n] = random.nextFloat() - 0.5f;
    }
    return noise;
  }

  /** A pipe that gives at most {@code most} bytes a read and never says how many are waiting. */
  public static InputStream dribble(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, most));
      }

      @Override
      public synchronized int available() {
        return 0;
      }
    };
  }

  /** All samples of a source, read in pieces of random sizes from 1 to 700. */
  public static float[] readInPieces(AudioSource source, long seed) throws IOException {
    Random random = new Random(seed);
    float[] all = new float[1 << 20];
    int filled = 0;
    int count;
    while ((count = source.read(all, filled, 1 + random.nextInt(700))) >= 0) {
      filled += count;
    }
    return Arrays.copyOf(all, filled);
  }
}

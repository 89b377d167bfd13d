// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.IOException;
import java.util.Arrays;

/** Reads a source of unknown length into one array that grows with what really arrives. */
final class SampleCollector {
  private static final int FIRST_SAMPLES = 1 << 14;

  /** The longest array that every JVM can make. */
  private static final int MAX_SAMPLES = Integer.MAX_VALUE - 8;

  private SampleCollector() {}

  static float[] collect(AudioSource source) throws IOException {
    float[] samples = new float[FIRST_SAMPLES];
    int filled = 0;
    int count;
    while ((count = source.read(samples, filled, samples.length - filled)) >= 0) {
      filled += count;
      if (filled == MAX_SAMPLES) {
        throw new IOException(
            "expected at most " + (MAX_SAMPLES - 1) + " samples, found more: read it as a stream");
      }
      if (filled == samples.length) {
        samples = Arrays.copyOf(samples, (int) Math.min(2L * filled, MAX_SAMPLES));
      }
    }
    return Arrays.copyOf(samples, filled);
  }
}

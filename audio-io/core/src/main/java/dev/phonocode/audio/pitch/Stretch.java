// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.pitch;

import java.util.Arrays;

/** A stretch of a signal, held by absolute sample number; outside it there is silence. */
final class Stretch {
  private float[] samples = new float[1 << 12];
  private long first; // number of samples[0]
  private int count;

  /** The number after the last sample held. */
  long end() {
    return first + count;
  }

  float get(long n) {
    return n >= first && n < end() ? samples[(int) (n - first)] : 0;
  }

  /** Makes room, filled with zeros, for all samples before {@code end}. */
  void extend(long end) {
    int needed = Math.toIntExact(end - first);
    if (needed > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(needed, 2 * samples.length));
    }
    count = Math.max(count, needed);
  }

  void append(float[] x, int offset, int length) {
    int at = count;
    extend(end() + length);
    System.arraycopy(x, offset, samples, at, length);
  }

  /** Adds to a sample that is held; those before the first are gone and stay so. */
  void add(long n, float value) {
    if (n >= first) {
      samples[(int) (n - first)] += value;
    }
  }

  /** Samples {@code [from, to)}. */
  float[] copy(long from, long to) {
    float[] out = new float[(int) (to - from)];
    for (int i = 0; i < out.length; i++) {
      out[i] = get(from + i);
    }
    return out;
  }

  /** Lets go of what lies before {@code n}. */
  void dropBefore(long n) {
    int gone = (int) Math.max(0, Math.min(count, n - first));
    System.arraycopy(samples, gone, samples, 0, count - gone);
    Arrays.fill(samples, count - gone, count, 0);
    count -= gone;
    first += gone;
  }
}

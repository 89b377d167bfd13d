// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/** Periods to come, first in, first out; makes no garbage. One thread at a time. */
final class PeriodQueue {
  private float[] ring = new float[8];
  private int head;
  private int size;

  void add(float period) {
    if (size == ring.length) {
      float[] larger = new float[2 * size];
      for (int i = 0; i < size; i++) {
        larger[i] = ring[(head + i) % size];
      }
      ring = larger;
      head = 0;
    }
    ring[(head + size++) % ring.length] = period;
  }

  /** The first; 0 if there is none. */
  float remove() {
    if (size == 0) {
      return 0;
    }
    float period = ring[head];
    head = (head + 1) % ring.length;
    size--;
    return period;
  }
}

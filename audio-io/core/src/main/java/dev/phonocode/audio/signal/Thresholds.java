// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/** Quantising by comparison with a table: monotone, and exact on every machine. */
final class Thresholds {

  private Thresholds() {}

  /**
   * Returns how many of the ascending {@code edges} are at or below {@code value}: 0 to {@code
   * edges.length}, and 0 for NaN.
   */
  static int countAtOrBelow(float[] edges, float value) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value >= edges[middle]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the smallest float that is not below {@code edge}. */
  static float roundUp(double edge) {
    float nearest = (float) edge;
    return nearest < edge ? Math.nextUp(nearest) : nearest;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

/** The Hann window {@code 0.5 - 0.5 cos(2π n / period)} in the three forms in use. */
final class HannWindow {
  private HannWindow() {}

  /** One whole period: for spectra. */
  static double[] periodic(int length) {
    return of(length, 0, length);
  }

  /** Symmetric, zero at both ends. */
  static double[] symmetric(int length) {
    return of(length, 0, length - 1);
  }

  /** Symmetric, the zeros at both ends left out. */
  static double[] withoutZeros(int length) {
    return of(length, 1, length + 1);
  }

  private static double[] of(int length, int first, int period) {
    double[] window = new double[length];
    for (int n = 0; n < length; n++) {
      window[n] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (n + first) / period);
    }
    return window;
  }
}

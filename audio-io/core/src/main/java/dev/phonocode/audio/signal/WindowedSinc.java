// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/** The ideal low-pass and the Kaiser window that makes it finite; in double. */
final class WindowedSinc {
  private WindowedSinc() {}

  /** {@code sin(πx) / πx}. */
  static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
  }

  /**
   * The Kaiser window.
   *
   * @param edge -1 to 1: where the window's ends are
   */
  static double kaiser(double edge, double beta) {
    return bessel(beta * StrictMath.sqrt(1 - edge * edge)) / bessel(beta);
  }

  /** The modified Bessel function of the first kind, order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int i = 1; term > 1e-17 * sum; i++) {
      term *= x * x / (4.0 * i * i);
      sum += term;
    }
    return sum;
  }
}

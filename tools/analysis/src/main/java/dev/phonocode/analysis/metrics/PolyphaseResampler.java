// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import java.math.BigInteger;

/**
 * Resampling by a ratio of whole numbers with a linear-phase low-pass of zero delay: {@code up - 1}
 * zeros after each sample, the filter, and every {@code down}-th of the result, of which only the
 * products that count are formed (Crochiere and Rabiner 1983, section 3.3).
 *
 * <p>The filter is a sinc with its edge at the lower of the two Nyquist frequencies, ten zero
 * crossings to each side, under a Kaiser window of beta 5: the default of SciPy's {@code
 * resample_poly}, by which published figures are usually made. Immutable.
 */
final class PolyphaseResampler {
  private static final int ZERO_CROSSINGS = 10;
  private static final double KAISER_BETA = 5;
  private static final double SERIES_END = 1e-17; // relative; below half a last place

  private final int up;
  private final int down;
  private final double[] filter; // [2 half + 1]

  private PolyphaseResampler(int up, int down) {
    this.up = up;
    this.down = down;
    filter = design(up, down);
  }

  /** From one rate to another. */
  static PolyphaseResampler of(int fromHz, int toHz) {
    int common = BigInteger.valueOf(fromHz).gcd(BigInteger.valueOf(toHz)).intValueExact();
    return new PolyphaseResampler(toHz / common, fromHz / common);
  }

  /**
   * Resamples a signal; samples outside of it count as 0.
   *
   * @param x [samples]
   * @return [ceil(samples · up / down)]; {@code x} itself if both rates are the same
   */
  double[] resample(double[] x) {
    if (up == down) {
      return x;
    }
    int half = filter.length / 2;
    double[] y = new double[Math.toIntExact(ceilDiv((long) x.length * up, down))];
    for (int m = 0; m < y.length; m++) {
      long centre = (long) m * down; // at up times the rate of x
      int first = (int) Math.max(0, ceilDiv(centre - half, up));
      int last = (int) Math.min(x.length - 1, Math.floorDiv(centre + half, (long) up));
      double sum = 0;
      for (int i = first; i <= last; i++) {
        sum += x[i] * filter[(int) (centre - (long) i * up) + half];
      }
      y[m] = sum;
    }
    return y;
  }

  private static long ceilDiv(long a, long b) {
    return -Math.floorDiv(-a, b);
  }

  private static double[] design(int up, int down) {
    int ratio = Math.max(up, down);
    int half = ZERO_CROSSINGS * ratio;
    double[] h = new double[2 * half + 1];
    double sum = 0;
    for (int n = -half; n <= half; n++) {
      double place = (double) n / half;
      double kaiser = besselI0(KAISER_BETA * Math.sqrt(1 - place * place));
      h[n + half] = kaiser * sinc((double) n / ratio);
      sum += h[n + half];
    }
    for (int i = 0; i < h.length; i++) {
      h[i] *= up / sum; // the zeros between the samples take the level down
    }
    return h;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  private static double besselI0(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > SERIES_END * sum; k++) {
      term *= x / 2 / k * (x / 2 / k);
      sum += term;
    }
    return sum;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

/**
 * Log-spectral distance in dB (Gray and Markel, "Distance Measures for Speech Processing", IEEE
 * Trans. ASSP 24(5), 1976; the d_2 norm): the root mean square over bins of the difference of the
 * log power spectra, averaged over the frames in which the reference speaks.
 *
 * <pre>
 * LSD = mean over frames of sqrt( mean over bins of (10 log10 (P + floor) / (Q + floor))² )
 * </pre>
 */
final class LogSpectralDistance {
  private LogSpectralDistance() {}

  /**
   * The distance of a pair.
   *
   * @return dB, from 0; NaN if the reference is silent
   */
  static double of(ActiveSpectra pair) {
    double sum = 0;
    for (int i = 0; i < pair.frames(); i++) {
      double[] p = pair.reference()[i];
      double[] q = pair.degraded()[i];
      double squares = 0;
      for (int k = 0; k < p.length; k++) {
        double db = 10 * Math.log10((p[k] + pair.floor()) / (q[k] + pair.floor()));
        squares += db * db;
      }
      sum += Math.sqrt(squares / p.length);
    }
    return sum / pair.frames();
  }
}

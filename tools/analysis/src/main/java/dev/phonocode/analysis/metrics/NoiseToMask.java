// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import java.util.Arrays;

/**
 * How far what differs between two spectra rises above what the original masks, in dB: the
 * noise-to-mask ratio of ITU-R BS.1387 (Thiede et al. 2000, "PEAQ", JAES 48, section 3) over half
 * Bark bands b of centres z_b, with the spreading of Schroeder, Atal and Hall 1979:
 *
 * <pre>
 * N_b = Σ (√P - √Q)² over the band's bins            magnitudes alone: phases are not compared
 * M_b = Σ_c P_c 10^(S(z_b - z_c) / 10) / 10^(m_b / 10)      m_b = 3 dB, z / 4 dB above 12 Bark
 * NMR = mean over frames of 10 log10 (1 + mean over bands of N_b / M_b)
 * </pre>
 *
 * <p>No model is trained on it or on a relative of it, and it is to stay so.
 */
final class NoiseToMask {
  private static final double BAND_BARK = 0.5;
  private static final double TINY = 1e-12; // keeps the ratio of silence finite

  private NoiseToMask() {}

  /**
   * The ratio of a pair.
   *
   * @return dB, from 0 where nothing can be heard of the difference; NaN if the reference is silent
   */
  static double of(ActiveSpectra pair) {
    if (pair.floor() == 0) {
      return Double.NaN; // there is nothing that could mask
    }
    int[] bands = bands();
    double[][] spreading = spreading(bands[bands.length - 1] + 1);
    double[] floor = new double[spreading.length];
    for (int band : bands) {
      floor[band] += pair.floor();
    }
    double sum = 0;
    for (int i = 0; i < pair.frames(); i++) {
      double ratio = ratio(pair.reference()[i], pair.degraded()[i], bands, spreading, floor);
      sum += 10 * Math.log10(1 + ratio);
    }
    return sum / pair.frames();
  }

  private static double ratio(
      double[] p, double[] q, int[] bands, double[][] spreading, double[] floor) {
    double[] energy = floor.clone(); // a floor under the mask, for what nobody hears
    double[] noise = new double[energy.length];
    for (int k = 0; k < bands.length; k++) {
      double difference = Math.sqrt(p[k]) - Math.sqrt(q[k]);
      energy[bands[k]] += p[k];
      noise[bands[k]] += difference * difference;
    }
    double sum = 0;
    for (int b = 0; b < energy.length; b++) {
      double mask = 0;
      for (int c = 0; c < energy.length; c++) {
        mask += energy[c] * spreading[b][c];
      }
      sum += noise[b] / (mask + TINY);
    }
    return sum / energy.length;
  }

  /** The band of each bin. */
  private static int[] bands() {
    int[] bands = new int[ActiveSpectra.SIZE / 2 + 1];
    Arrays.setAll(bands, k -> (int) (bark(k) / BAND_BARK));
    return bands;
  }

  private static double bark(int bin) {
    double hertz = (double) bin * SpeechMetrics.RATE_HZ / ActiveSpectra.SIZE;
    double x = hertz / 650;
    return 7 * Math.log(x + Math.sqrt(x * x + 1));
  }

  /** What each band's energy adds to the mask of each, {@code [masked][masking]}. */
  private static double[][] spreading(int bands) {
    double[][] spreading = new double[bands][bands];
    for (int b = 0; b < bands; b++) {
      double z = (b + 0.5) * BAND_BARK;
      double offsetDb = z <= 12 ? 3 : z / 4;
      for (int c = 0; c < bands; c++) {
        double x = (b - c) * BAND_BARK + 0.474;
        double db = 15.81 + 7.5 * x - 17.5 * Math.sqrt(1 + x * x);
        spreading[b][c] = Math.pow(10, (db - offsetDb) / 10);
      }
    }
    return spreading;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

/**
 * Mel-cepstral distortion in dB: R. Kubichek, "Mel-Cepstral Distance Measure for Objective Speech
 * Quality Assessment", IEEE Pacific Rim Conf. 1993. Frames are compared in place, without time
 * warping: a codec does not change the tempo.
 *
 * <pre>
 * MCD = 10 / ln 10 · mean over frames of sqrt( 2 Σ_{d=1}^{24} (c_d - c'_d)² )
 * c_d = 2/40 Σ_m ln A_m cos(π d (m + 1/2) / 40)                  A_m = sqrt(Σ_k w_m(k) P(k) + floor)
 * </pre>
 *
 * <p>A are the amplitudes in 40 triangular bands, corners even on the mel scale from 50 to 8000 Hz.
 * c_0, the loudness, is left out.
 */
final class MelCepstralDistortion {
  private static final int BANDS = 40;
  private static final int CEPSTRA = 24;
  private static final double LOW_HZ = 50;
  private static final double HIGH_HZ = 8000;
  private static final int BINS = ActiveSpectra.SIZE / 2 + 1;
  private static final double[][] WEIGHTS = triangles();
  private static final double[][] COSINES = cosines();

  private MelCepstralDistortion() {}

  /**
   * The distortion of a pair.
   *
   * @return dB, from 0; NaN if the reference is silent
   */
  static double of(ActiveSpectra pair) {
    double sum = 0;
    for (int i = 0; i < pair.frames(); i++) {
      double[] c = cepstra(pair.reference()[i], pair.floor());
      double[] other = cepstra(pair.degraded()[i], pair.floor());
      double squares = 0;
      for (int d = 0; d < CEPSTRA; d++) {
        squares += (c[d] - other[d]) * (c[d] - other[d]);
      }
      sum += Math.sqrt(2 * squares);
    }
    return 10 / Math.log(10) * sum / pair.frames();
  }

  private static double[] cepstra(double[] power, double floor) {
    double[] cepstra = new double[CEPSTRA];
    for (int m = 0; m < BANDS; m++) {
      double energy = floor;
      for (int k = 0; k < BINS; k++) {
        energy += WEIGHTS[m][k] * power[k];
      }
      double logAmplitude = 0.5 * Math.log(energy);
      for (int d = 0; d < CEPSTRA; d++) {
        cepstra[d] += COSINES[d][m] * logAmplitude;
      }
    }
    return cepstra;
  }

  /** [bands][bins], peak 1. */
  private static double[][] triangles() {
    double[] corners = new double[BANDS + 2]; // Hz
    for (int i = 0; i < corners.length; i++) {
      corners[i] = hertz(mel(LOW_HZ) + (mel(HIGH_HZ) - mel(LOW_HZ)) * i / (BANDS + 1));
    }
    double[][] weights = new double[BANDS][BINS];
    for (int m = 0; m < BANDS; m++) {
      for (int k = 0; k < BINS; k++) {
        double f = (double) k * SpeechMetrics.RATE_HZ / ActiveSpectra.SIZE;
        double rising = (f - corners[m]) / (corners[m + 1] - corners[m]);
        double falling = (corners[m + 2] - f) / (corners[m + 2] - corners[m + 1]);
        weights[m][k] = Math.max(0, Math.min(rising, falling));
      }
    }
    return weights;
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  private static double hertz(double mel) {
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  /** [cepstra][bands]: the discrete cosine transform's rows from 1 on. */
  private static double[][] cosines() {
    double[][] rows = new double[CEPSTRA][BANDS];
    for (int d = 1; d <= CEPSTRA; d++) {
      for (int m = 0; m < BANDS; m++) {
        rows[d - 1][m] = 2.0 / BANDS * Math.cos(Math.PI * d * (m + 0.5) / BANDS);
      }
    }
    return rows;
  }
}

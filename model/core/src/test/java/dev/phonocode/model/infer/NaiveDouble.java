// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

/** Layers over whole arrays [channels][time] in double, for formulas without a normative order. */
final class NaiveDouble {
  private NaiveDouble() {}

  /** [time][channels] to [channels][time]. */
  static double[][] of(float[][] frames) {
    double[][] x = new double[frames[0].length][frames.length];
    for (int t = 0; t < frames.length; t++) {
      for (int c = 0; c < x.length; c++) {
        x[c][t] = frames[t][c];
      }
    }
    return x;
  }

  static double[][] relu(double[][] x) {
    double[][] y = new double[x.length][x[0].length];
    for (int c = 0; c < x.length; c++) {
      for (int t = 0; t < x[c].length; t++) {
        y[c][t] = Math.max(x[c][t], 0);
      }
    }
    return y;
  }

  /** y += x. */
  static void add(double[][] x, double[][] y) {
    for (int c = 0; c < x.length; c++) {
      for (int t = 0; t < x[c].length; t++) {
        y[c][t] += x[c][t];
      }
    }
  }

  /** Causal convolution; w is [out][in][kernel]. */
  static double[][] conv(float[] w, float[] bias, double[][] x, int stride, int dilation) {
    int kernel = w.length / bias.length / x.length;
    double[][] y = new double[bias.length][x[0].length / stride];
    for (int o = 0; o < y.length; o++) {
      for (int t = 0; t < y[o].length; t++) {
        y[o][t] = bias[o];
        for (int k = 0; k < kernel; k++) {
          int from = stride * (t + 1) - 1 - (kernel - 1 - k) * dilation;
          for (int i = 0; from >= 0 && i < x.length; i++) {
            y[o][t] += w[(o * x.length + i) * kernel + k] * x[i][from];
          }
        }
      }
    }
    return y;
  }
}

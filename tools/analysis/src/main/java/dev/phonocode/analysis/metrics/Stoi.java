// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

/**
 * Short-time objective intelligibility: C. H. Taal, R. C. Hendriks, R. Heusdens, J. Jensen, "An
 * Algorithm for Intelligibility Prediction of Time-Frequency Weighted Noisy Speech", IEEE Trans.
 * Audio, Speech and Language Processing 19(7), 2011, section II.
 *
 * <p>Over segments x, y of 30 frames (384 ms) of one {@linkplain ThirdOctaves third-octave band} j,
 * ending at frame m:
 *
 * <pre>
 * y'(n)  = min( |x| / |y| · y(n),  (1 + 10^(15/20)) x(n) )       level taken out, clipped at -15 dB
 * d_j(m) = (x - mean x)ᵀ (y' - mean y') / (|x - mean x| |y' - mean y'|)
 * d      = mean of d_j(m) over all bands and segments
 * </pre>
 *
 * <p>About 1 when every word is understood. As in its authors' program, frames in which the
 * reference is silent are left out.
 */
final class Stoi {
  static final int SEGMENT_FRAMES = 30;

  private static final double CLIP = 1 + Math.pow(10, 15 / 20.0);
  private static final double TINY = 1e-12; // makes 0 of what is constant, rather than NaN

  private Stoi() {}

  /**
   * The measure d of a pair.
   *
   * @return at most 1; NaN if there are fewer than 30 frames of speech
   */
  static double of(ThirdOctaves pair) {
    double[] x = new double[SEGMENT_FRAMES];
    double[] y = new double[SEGMENT_FRAMES];
    double sum = 0;
    int count = 0;
    for (int start = 0; start + SEGMENT_FRAMES <= pair.frames(); start++) {
      for (int j = 0; j < ThirdOctaves.BANDS; j++) {
        for (int n = 0; n < SEGMENT_FRAMES; n++) {
          x[n] = pair.reference()[start + n][j];
          y[n] = pair.degraded()[start + n][j];
        }
        clip(x, y);
        sum += correlation(x, y);
        count++;
      }
    }
    return sum / count;
  }

  private static void clip(double[] x, double[] y) {
    double level = Math.sqrt(Frames.sumOfSquares(x)) / (Math.sqrt(Frames.sumOfSquares(y)) + TINY);
    for (int n = 0; n < y.length; n++) {
      y[n] = Math.min(level * y[n], CLIP * x[n]);
    }
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int n = 0; n < x.length; n++) {
      xx += (x[n] - meanX) * (x[n] - meanX);
      yy += (y[n] - meanY) * (y[n] - meanY);
      xy += (x[n] - meanX) * (y[n] - meanY);
    }
    return xy / (Math.sqrt(xx) * Math.sqrt(yy) + TINY);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum / values.length;
  }
}

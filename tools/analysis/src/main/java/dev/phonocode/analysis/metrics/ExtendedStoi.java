// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

/**
 * Extended short-time objective intelligibility: J. Jensen, C. H. Taal, "An Algorithm for
 * Predicting the Intelligibility of Speech Masked by Modulated Noise Maskers", IEEE/ACM Trans.
 * Audio, Speech and Language Processing 24(11), 2016, section II.
 *
 * <p>Over segments of 30 frames of all {@linkplain ThirdOctaves third-octave bands} together: the
 * envelope of each band, then the spectrum of each frame, is shifted to mean 0 and scaled to norm
 * 1; the measure is the mean product of the spectra.
 *
 * <pre>
 * d_m = 1/30 Σ_n x̌_n(m)ᵀ y̌_n(m)          d = mean of d_m over all segments
 * </pre>
 *
 * <p>Stricter than {@link Stoi}, since bands are compared with each other: 0 when nothing is
 * understood, 1 for the signal itself.
 */
final class ExtendedStoi {
  private static final double TINY = 1e-12; // makes 0 of what is constant, rather than NaN

  private ExtendedStoi() {}

  /**
   * The measure d of a pair.
   *
   * @return at most 1; NaN if there are fewer than 30 frames of speech
   */
  static double of(ThirdOctaves pair) {
    double sum = 0;
    int count = 0;
    for (int start = 0; start + Stoi.SEGMENT_FRAMES <= pair.frames(); start++) {
      double[][] x = normalised(pair.reference(), start);
      double[][] y = normalised(pair.degraded(), start);
      for (int n = 0; n < Stoi.SEGMENT_FRAMES; n++) {
        for (int j = 0; j < ThirdOctaves.BANDS; j++) {
          sum += x[n][j] * y[n][j];
        }
        count++;
      }
    }
    return sum / count;
  }

  /** A segment, [30][bands]: over time first, then over bands. */
  private static double[][] normalised(double[][] frames, int start) {
    double[][] segment = new double[Stoi.SEGMENT_FRAMES][ThirdOctaves.BANDS];
    double[] envelope = new double[Stoi.SEGMENT_FRAMES];
    for (int j = 0; j < ThirdOctaves.BANDS; j++) {
      for (int n = 0; n < envelope.length; n++) {
        envelope[n] = frames[start + n][j];
      }
      normalise(envelope);
      for (int n = 0; n < envelope.length; n++) {
        segment[n][j] = envelope[n];
      }
    }
    for (double[] spectrum : segment) {
      normalise(spectrum);
    }
    return segment;
  }

  private static void normalise(double[] values) {
    double mean = 0;
    for (double v : values) {
      mean += v / values.length;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= mean;
    }
    double norm = Math.sqrt(Frames.sumOfSquares(values)) + TINY;
    for (int i = 0; i < values.length; i++) {
      values[i] /= norm;
    }
  }
}

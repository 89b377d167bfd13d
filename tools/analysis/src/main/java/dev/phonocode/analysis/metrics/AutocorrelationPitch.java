// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

/**
 * Fundamental frequency by the normalised autocorrelation of windowed frames: P. Boersma, "Accurate
 * Short-Term Analysis of the Fundamental Frequency", Proc. Institute of Phonetic Sciences 17, 1993,
 * eq. 9: the frame's autocorrelation divided by that of its window. Without his interpolation and
 * path search, since both signals of a pair are tracked alike.
 *
 * <p>Frames of 50 ms every 10 ms, 60 to 400 Hz. Voiced is a frame above -55 dB whose highest peak
 * exceeds 0.45; of nearly equal peaks the shorter period wins.
 */
final class AutocorrelationPitch {
  private static final int FRAME_SAMPLES = 800;
  private static final int HOP_SAMPLES = 160;
  private static final int TRANSFORM_SIZE = 2048;
  private static final int SHORTEST_LAG = SpeechMetrics.RATE_HZ / 400;
  private static final int LONGEST_LAG = SpeechMetrics.RATE_HZ / 60; // not included
  private static final double LAG_PENALTY = 0.0002; // a sample of lag
  private static final double VOICED_PEAK = 0.45;
  private static final double VOICED_DB = -55;
  private static final double[] WINDOW = HannWindow.symmetric(FRAME_SAMPLES);
  private static final double[] WINDOW_CORRELATION = windowCorrelation();

  private AutocorrelationPitch() {}

  /**
   * Tracks a signal at 16 kHz.
   *
   * @return [frames] Hz, 0 where unvoiced
   */
  static double[] track(double[] signal) {
    Frames frames = new Frames(signal, WINDOW, HOP_SAMPLES);
    PowerSpectrum spectrum = new PowerSpectrum(TRANSFORM_SIZE);
    double[] pitchHz = new double[frames.count()];
    for (int i = 0; i < pitchHz.length; i++) {
      pitchHz[i] = pitch(frames.get(i), spectrum);
    }
    return pitchHz;
  }

  private static double pitch(double[] frame, PowerSpectrum spectrum) {
    double level = 10 * Math.log10(Frames.sumOfSquares(frame) / FRAME_SAMPLES + 1e-12);
    if (level <= VOICED_DB) {
      return 0;
    }
    double[] r = spectrum.autocorrelation(frame, LONGEST_LAG);
    double peak = 0;
    double highest = Double.NEGATIVE_INFINITY;
    int best = SHORTEST_LAG;
    for (int lag = SHORTEST_LAG; lag < LONGEST_LAG; lag++) {
      double value = r[lag] / (r[0] + 1e-9) / (WINDOW_CORRELATION[lag] + 1e-3);
      double score = value - LAG_PENALTY * (lag - SHORTEST_LAG);
      if (score > highest) {
        highest = score;
        peak = value;
        best = lag;
      }
    }
    return peak > VOICED_PEAK ? (double) SpeechMetrics.RATE_HZ / best : 0;
  }

  /** [lags], 1 at lag 0. */
  private static double[] windowCorrelation() {
    double[] r = new PowerSpectrum(TRANSFORM_SIZE).autocorrelation(WINDOW, LONGEST_LAG);
    double[] normalised = new double[LONGEST_LAG];
    for (int lag = 0; lag < LONGEST_LAG; lag++) {
      normalised[lag] = r[lag] / r[0];
    }
    return normalised;
  }
}

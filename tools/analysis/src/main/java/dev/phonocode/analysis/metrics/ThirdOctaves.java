// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * What STOI and ESTOI look at (Taal et al. 2011, section II): both signals at 10 kHz, without the
 * frames in which the reference is silent, as the magnitudes of 15 one-third octave bands.
 *
 * <pre>
 * X_j(m) = sqrt( Σ_{k = k1(j)}^{k2(j) - 1} |x(k, m)|² )
 * </pre>
 *
 * <p>Frames of 25.6 ms under a Hann window, half overlapping, 512-point transforms; silent is what
 * lies more than 40 dB under the loudest frame.
 *
 * @param reference [frames][bands] X
 * @param degraded [frames][bands] Y
 */
record ThirdOctaves(double[][] reference, double[][] degraded) {
  private static final int RATE_HZ = 10_000;
  private static final int FRAME_SAMPLES = 256;
  private static final int HOP_SAMPLES = 128;
  private static final int TRANSFORM_SIZE = 512;
  private static final double DYNAMIC_RANGE_DB = 40;
  private static final double LOWEST_CENTRE_HZ = 150;
  private static final double TINY = 1e-12; // keeps the logarithm of silence finite
  private static final double[] WINDOW = HannWindow.withoutZeros(FRAME_SAMPLES);
  private static final PolyphaseResampler RESAMPLER =
      PolyphaseResampler.of(SpeechMetrics.RATE_HZ, RATE_HZ);
  private static final int[] EDGES = edges();

  static final int BANDS = 15;

  /** Analyses two signals of equal length at 16 kHz. */
  static ThirdOctaves of(double[] reference, double[] degraded) {
    Frames x = frames(RESAMPLER.resample(reference));
    Frames y = frames(RESAMPLER.resample(degraded));
    List<Integer> spoken = spoken(x);
    return new ThirdOctaves(bands(joined(x, spoken)), bands(joined(y, spoken)));
  }

  int frames() {
    return reference.length;
  }

  private static Frames frames(double[] signal) {
    return new Frames(signal, WINDOW, HOP_SAMPLES);
  }

  /** The frames within 40 dB of the loudest. */
  private static List<Integer> spoken(Frames frames) {
    double[] levels = new double[frames.count()]; // dB
    double loudest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < levels.length; i++) {
      double norm = Math.sqrt(Frames.sumOfSquares(frames.get(i)));
      levels[i] = 20 * Math.log10(norm + TINY);
      loudest = Math.max(loudest, levels[i]);
    }
    List<Integer> spoken = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] > loudest - DYNAMIC_RANGE_DB) {
        spoken.add(i);
      }
    }
    return spoken;
  }

  /** The chosen frames, overlapped and added to one signal again. */
  private static double[] joined(Frames frames, List<Integer> chosen) {
    double[] signal = new double[(chosen.size() - 1) * HOP_SAMPLES + FRAME_SAMPLES];
    for (int place = 0; place < chosen.size(); place++) {
      double[] frame = frames.get(chosen.get(place));
      for (int i = 0; i < FRAME_SAMPLES; i++) {
        signal[place * HOP_SAMPLES + i] += frame[i];
      }
    }
    return signal;
  }

  private static double[][] bands(double[] signal) {
    Frames frames = frames(signal);
    PowerSpectrum spectrum = new PowerSpectrum(TRANSFORM_SIZE);
    double[][] bands = new double[frames.count()][BANDS];
    for (int m = 0; m < bands.length; m++) {
      double[] power = spectrum.of(frames.get(m));
      for (int j = 0; j < BANDS; j++) {
        double sum = 0;
        for (int k = EDGES[2 * j]; k < EDGES[2 * j + 1]; k++) {
          sum += power[k];
        }
        bands[m][j] = Math.sqrt(sum);
      }
    }
    return bands;
  }

  /** The bins k1 and k2 nearest to each band's edges, a sixth of an octave off its centre. */
  private static int[] edges() {
    int[] edges = new int[2 * BANDS];
    for (int j = 0; j < BANDS; j++) {
      for (int side = 0; side <= 1; side++) {
        double edgeHz = LOWEST_CENTRE_HZ * Math.pow(2, (2 * j - 1 + 2 * side) / 6.0);
        edges[2 * j + side] = (int) Math.round(edgeHz * TRANSFORM_SIZE / RATE_HZ);
      }
    }
    return edges;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.signal.LogMel;

/**
 * Cepstra 0 to 12 and their slopes, with mean 0 and deviation 1 over the utterance: what a
 * recogniser of old saw. A frame has them at its centre, and for a classifier also 40 and 80 ms
 * before and after.
 */
final class Cepstra {
  /** Numbers at one time. */
  static final int NARROW = 26;

  /** Numbers at all times; the first {@link #NARROW} are those of the centre. */
  static final int WIDE = 5 * NARROW;

  private static final int RATE_HZ = 16_000;
  private static final int HOP = 160;
  private static final int WINDOW = 512;
  private static final int BANDS = 40;
  private static final int COEFFICIENTS = NARROW / 2;
  private static final int SLOPE_REACH = 2;
  private static final int[] OFFSETS = {0, -4, 4, -8, 8}; // hops

  private Cepstra() {}

  /**
   * The features of code frames.
   *
   * @return {@code [frames][WIDE]}
   */
  static float[][] of(AudioClip clip, int frames, double frameRateHz) {
    float[] samples = Resampling.toRate(clip, RATE_HZ).samples();
    double[][] narrow = normalised(withSlopes(cepstra(samples)));
    float[][] wide = new float[frames][WIDE];
    for (int frame = 0; frame < frames; frame++) {
      double centre = (frame + 0.5) / frameRateHz * RATE_HZ;
      // Window m is centred half a window before hop · (m + 1).
      int hop = (int) Math.round((centre + WINDOW / 2.0) / HOP) - 1;
      for (int i = 0; i < OFFSETS.length; i++) {
        int at = Math.max(0, Math.min(narrow.length - 1, hop + OFFSETS[i]));
        for (int d = 0; d < NARROW; d++) {
          wide[frame][i * NARROW + d] = (float) narrow[at][d];
        }
      }
    }
    return wide;
  }

  private static double[][] cepstra(float[] samples) {
    LogMel mel = new LogMel(RATE_HZ, HOP, WINDOW, BANDS, 60, 7600);
    float[][] energies = mel.logEnergies(samples, Math.max(1, samples.length / HOP + 2));
    double[][] cepstra = new double[energies.length][NARROW];
    for (int m = 0; m < energies.length; m++) {
      for (int c = 0; c < COEFFICIENTS; c++) {
        for (int b = 0; b < BANDS; b++) {
          cepstra[m][c] += energies[m][b] * Math.cos(Math.PI * c * (b + 0.5) / BANDS);
        }
      }
    }
    return cepstra;
  }

  private static double[][] withSlopes(double[][] cepstra) {
    int last = cepstra.length - 1;
    for (int m = 0; m <= last; m++) {
      for (int reach = 1; reach <= SLOPE_REACH; reach++) {
        double[] after = cepstra[Math.min(last, m + reach)];
        double[] before = cepstra[Math.max(0, m - reach)];
        for (int c = 0; c < COEFFICIENTS; c++) {
          cepstra[m][COEFFICIENTS + c] += reach * (after[c] - before[c]);
        }
      }
    }
    return cepstra;
  }

  private static double[][] normalised(double[][] features) {
    for (int d = 0; d < NARROW; d++) {
      double mean = 0;
      for (double[] row : features) {
        mean += row[d] / features.length;
      }
      double variance = 0;
      for (double[] row : features) {
        variance += (row[d] - mean) * (row[d] - mean) / features.length;
      }
      double scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
      for (double[] row : features) {
        row[d] = (row[d] - mean) * scale;
      }
    }
    return features;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

import java.util.Arrays;

/**
 * What units are told by: cepstra of log-mel energies, each with mean 0 and deviation 1 over the
 * louder part of its recording, so that voice and channel matter less (Viikki and Laurila 1998);
 * those of six moments around the centre of a code frame stand side by side.
 *
 * <pre>
 *   c_i[m] = sqrt(2/B) Σ_b E_b[m] cos(π i (b + 1/2) / B)         B bands, i = 0 … 12
 *   x_i[m] = (c_i[m] - mean c_i) / (deviation c_i + 0.2)         over the frames with c_0 in the upper 70 %
 * </pre>
 */
public final class UnitFeatures {
  private static final int COEFFICIENTS = 13;
  private static final int[] MOMENTS = {-7, -4, -1, 0, 3, 6}; // hops from the frame's centre
  private static final double QUIET_SHARE = 0.3;
  private static final double LEAST_DEVIATION = 0.2; // nepers

  /** Numbers a code frame. */
  public static final int SIZE = COEFFICIENTS * MOMENTS.length;

  /** Which of them says how loud the frame's centre is. */
  public static final int LOUDNESS = 3 * COEFFICIENTS;

  private final double[][] cosines; // [COEFFICIENTS][bands]

  /** Features of spectra of so many bands. */
  public UnitFeatures(int bands) {
    cosines = new double[COEFFICIENTS][bands];
    for (int i = 0; i < COEFFICIENTS; i++) {
      for (int b = 0; b < bands; b++) {
        cosines[i][b] =
            StrictMath.sqrt(2.0 / bands) * StrictMath.cos(StrictMath.PI * i * (b + 0.5) / bands);
      }
    }
  }

  /**
   * Features of all code frames of a recording.
   *
   * @param energies ln E {@code [m][bands]}, at least one frame of it
   * @param hops of them to a code frame
   * @return {@code [ceil(m / hops)][SIZE]}
   */
  public float[] of(float[] energies, int hops) {
    double[][] cepstra = normalised(cepstra(energies));
    int last = cepstra.length - 1;
    int frames = last / hops + 1;
    float[] features = new float[frames * SIZE];
    for (int t = 0; t < frames; t++) {
      // The window of a hop ends with it: its centre lies half a window, 1.6 hops, before that.
      int centre = t * hops + (hops + 2) / 2;
      for (int j = 0; j < MOMENTS.length; j++) {
        double[] source = cepstra[Math.max(0, Math.min(last, centre + MOMENTS[j]))];
        for (int i = 0; i < COEFFICIENTS; i++) {
          features[t * SIZE + j * COEFFICIENTS + i] = (float) source[i];
        }
      }
    }
    return features;
  }

  private double[][] cepstra(float[] energies) {
    int bands = cosines[0].length;
    double[][] cepstra = new double[energies.length / bands][COEFFICIENTS];
    for (int m = 0; m < cepstra.length; m++) {
      for (int i = 0; i < COEFFICIENTS; i++) {
        double sum = 0;
        for (int b = 0; b < bands; b++) {
          sum += cosines[i][b] * energies[m * bands + b];
        }
        cepstra[m][i] = sum;
      }
    }
    return cepstra;
  }

  private static double[][] normalised(double[][] cepstra) {
    double[] loudness = Arrays.stream(cepstra).mapToDouble(c -> c[0]).sorted().toArray();
    double quiet = loudness[(int) (QUIET_SHARE * (loudness.length - 1))];
    double[][] loud = Arrays.stream(cepstra).filter(c -> c[0] >= quiet).toArray(double[][]::new);
    for (int i = 0; i < COEFFICIENTS; i++) {
      double mean = 0;
      double square = 0;
      for (double[] c : loud) {
        mean += c[i] / loud.length;
        square += c[i] * c[i] / loud.length;
      }
      double scale = 1 / (StrictMath.sqrt(Math.max(0, square - mean * mean)) + LEAST_DEVIATION);
      for (double[] c : cepstra) {
        c[i] = (c[i] - mean) * scale;
      }
    }
    return cepstra;
  }
}

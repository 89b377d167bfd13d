// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

/**
 * What units are told by: cepstra of log-mel energies, freed of the speaker's voice ({@link
 * UnitVoice}); those of six moments around the centre of a code frame stand side by side.
 *
 * <pre>
 *   c_i[m] = sqrt(2/B) Σ_b E_b[m] cos(π i (b + 1/2) / B)         B bands, warped, i = 0 … 12
 *   x_i[m] = (c_i[m] - mean c_i) / (deviation c_i + 0.2)         of the voice
 * </pre>
 */
public final class UnitFeatures {
  static final int COEFFICIENTS = 13;
  private static final int[] MOMENTS = {-7, -4, -1, 0, 3, 6}; // hops from the frame's centre

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

  /** How many bands there are. */
  int bands() {
    return cosines[0].length;
  }

  /**
   * Features of all code frames of a recording.
   *
   * @param energies ln E {@code [m][bands]}, at least one frame of it
   * @param voice of its speaker
   * @param hops of them to a code frame
   * @return {@code [ceil(m / hops)][SIZE]}
   */
  public float[] of(float[] energies, UnitVoice voice, int hops) {
    double[][] cepstra = cepstra(energies, voice.warp());
    int last = cepstra.length - 1;
    int frames = last / hops + 1;
    float[] features = new float[frames * SIZE];
    for (int t = 0; t < frames; t++) {
      // The window of a hop ends with it: its centre lies half a window, 1.6 hops, before that.
      int centre = t * hops + (hops + 2) / 2;
      for (int j = 0; j < MOMENTS.length; j++) {
        double[] source = cepstra[Math.max(0, Math.min(last, centre + MOMENTS[j]))];
        for (int i = 0; i < COEFFICIENTS; i++) {
          features[t * SIZE + j * COEFFICIENTS + i] = voice.normalised(source[i], i);
        }
      }
    }
    return features;
  }

  /** Cepstra {@code [m][COEFFICIENTS]} of warped energies. */
  double[][] cepstra(float[] energies, BandWarp warp) {
    int bands = bands();
    double[][] cepstra = new double[energies.length / bands][COEFFICIENTS];
    for (int m = 0; m < cepstra.length; m++) {
      for (int b = 0; b < bands; b++) {
        float energy = warp.band(energies, m, b);
        for (int i = 0; i < COEFFICIENTS; i++) {
          cepstra[m][i] += cosines[i][b] * energy;
        }
      }
    }
    return cepstra;
  }
}

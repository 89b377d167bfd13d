// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

/**
 * Another length of the vocal tract, in log-mel energies: band k of the new is band {@code factor ·
 * k} of the old, up to 80 % of the bands; from there straight to the last (piecewise linear, as Lee
 * and Rose 1996 warp frequencies).
 *
 * <p>On the mel scale a longer vocal tract is not quite a factor; over the range of adults it is
 * near enough.
 *
 * @param sources [bands] the band, between two, that each is taken from
 */
public record BandWarp(double[] sources) {
  private static final double LINEAR_SHARE = 0.8;

  /** A warp by a factor; 1 changes nothing. */
  public static BandWarp of(double factor, int bands) {
    int top = bands - 1;
    double knee = LINEAR_SHARE * top / Math.max(1, factor);
    double[] sources = new double[bands];
    for (int k = 0; k < bands; k++) {
      sources[k] =
          k <= knee
              ? factor * k
              : factor * knee + (k - knee) * (top - factor * knee) / (top - knee);
    }
    return new BandWarp(sources);
  }

  /**
   * A band of the new speech.
   *
   * @param energies ln E {@code [frames][bands]} of the old
   */
  public float band(float[] energies, int frame, int k) {
    int bands = sources.length;
    int below = (int) Math.min(sources[k], bands - 1.0);
    int above = Math.min(below + 1, bands - 1);
    float share = (float) (sources[k] - below);
    float low = energies[frame * bands + below];
    return low + share * (energies[frame * bands + above] - low);
  }
}

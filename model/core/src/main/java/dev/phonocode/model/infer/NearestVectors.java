// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.kernel.Elementwise;

/**
 * Each code is the vector nearest to what the books below it left (van den Oord 2017 §3.1, eq. 1),
 * the lowest on a tie.
 */
record NearestVectors(ResidualQuantiser vectors, int books) implements PacketQuantiser {
  @Override
  public int[][] codes(float[][] latents) {
    int[][] codes = new int[latents.length][books];
    float[][] rest = new float[1][vectors.dimension()];
    float[][] distances = new float[1][vectors.size()];
    for (int t = 0; t < latents.length; t++) {
      Elementwise.copy(latents[t], rest[0]);
      for (int q = 0; q < books; q++) {
        vectors.distances(q, rest, 1, distances);
        codes[t][q] = least(distances[0]);
        vectors.subtract(q, codes[t][q], rest[0]);
      }
    }
    return codes;
  }

  private static int least(float[] distances) {
    int best = 0;
    for (int j = 1; j < distances.length; j++) {
      if (distances[j] < distances[best]) {
        best = j;
      }
    }
    return best;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

/**
 * Each code is the vector nearest to what the books below it left (van den Oord 2017 §3.1, eq. 1),
 * the lowest on a tie.
 */
final class NearestVectors implements PacketQuantiser {
  private final ResidualQuantiser vectors;
  private final int books;
  private final float[] rest; // [D]
  private final float[] distances; // [size]

  NearestVectors(ResidualQuantiser vectors, int books) {
    this.vectors = vectors;
    this.books = books;
    rest = new float[vectors.dimension()];
    distances = new float[vectors.size()];
  }

  @Override
  public int[][] codes(float[][] latents) {
    int[][] codes = new int[latents.length][books];
    for (int t = 0; t < latents.length; t++) {
      Elementwise.copy(latents[t], rest);
      for (int q = 0; q < books; q++) {
        vectors.distances(q, rest, distances);
        codes[t][q] = least(distances);
        vectors.subtract(q, codes[t][q], rest);
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

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

/**
 * Each code is the vector nearest to what the books below it left (van den Oord 2017 §3.1, eq. 1),
 * the lowest on a tie.
 */
record NearestVectors(ResidualQuantiser vectors, int books) implements PacketQuantiser {
  @Override
  public int[][] codes(float[][] latents) {
    int frames = latents.length;
    int[][] codes = new int[frames][books];
    float[][] rests = new float[frames][];
    for (int t = 0; t < frames; t++) {
      rests[t] = latents[t].clone();
    }
    float[][] distances = new float[frames][vectors.size()];
    for (int q = 0; q < books; q++) {
      vectors.distances(q, rests, frames, distances);
      for (int t = 0; t < frames; t++) {
        codes[t][q] = least(distances[t]);
        vectors.subtract(q, codes[t][q], rests[t]);
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

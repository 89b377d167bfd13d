// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.kernel.Elementwise;

/**
 * Each code is the vector that leaves the error that is heard least (van den Oord 2017 §3.1, eq. 1,
 * where all errors are heard alike), the lowest on a tie.
 */
record GreedySearch(VectorSearch search, int books) implements PacketQuantiser {
  @Override
  public int[][] codes(float[][] latents) {
    int[][] codes = new int[latents.length][books];
    float[][] rest = new float[1][search.dimension()];
    float[][] heard = new float[1][search.dimension()];
    float[][] changes = new float[1][search.size()];
    NoiseShaping.Past past = search.newPast();
    for (int t = 0; t < latents.length; t++) {
      Elementwise.copy(latents[t], rest[0]);
      search.begin(past, rest, heard);
      for (int q = 0; q < books; q++) {
        search.changes(q, heard, 1, changes);
        codes[t][q] = least(changes[0]);
        search.subtract(q, codes[t][q], rest[0], heard[0]);
      }
      past.add(rest[0]);
    }
    return codes;
  }

  private static int least(float[] changes) {
    int best = 0;
    for (int j = 1; j < changes.length; j++) {
      if (changes[j] < changes[best]) {
        best = j;
      }
    }
    return best;
  }
}

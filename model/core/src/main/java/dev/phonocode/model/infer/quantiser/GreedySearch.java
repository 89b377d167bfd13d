// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

/**
 * Each code is the vector that leaves the error that is heard least (van den Oord 2017 §3.1, eq. 1,
 * where all errors are heard alike), the lowest on a tie.
 */
final class GreedySearch implements FrameSearch {
  private final VectorSearch search;
  private final int books;
  private final float[][] heard; // [1][D]
  private final float[][] changes; // [1][size]

  GreedySearch(VectorSearch search, int books) {
    this.search = search;
    this.books = books;
    heard = new float[1][search.dimension()];
    changes = new float[1][search.size()];
  }

  @Override
  public void begin() {}

  @Override
  public int[] choose(float[] rest, float[] before) {
    int[] codes = new int[books];
    search.begin(before, new float[][] {rest}, heard);
    for (int q = 0; q < books; q++) {
      search.changes(q, heard, 1, changes);
      codes[q] = least(changes[0]);
      search.subtract(q, codes[q], rest, heard[0]);
    }
    return codes;
  }

  @Override
  public void accept(int[] codes) {}

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

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;

/**
 * The vectors of a residual quantiser: each book codes what the books before it left (van den Oord
 * 2017 §3.1 eq. 1 for one book). Which vector is taken is {@link PacketQuantiser}'s to say.
 * Immutable.
 */
public final class ResidualQuantiser {
  private final float[][][] books; // [books][size][D]
  private final int dimension;
  private final int size;

  /**
   * The books of a model.
   *
   * @throws IllegalArgumentException naming the tensor that is missing or of the wrong shape
   */
  public ResidualQuantiser(Weights weights, ModelConfig.Quantiser config) {
    dimension = config.dimension();
    size = config.size();
    books = new float[config.books()][size][dimension];
    for (int q = 0; q < books.length; q++) {
      float[] e = weights.get("quantiser.codebook." + q, size, dimension).data();
      for (int j = 0; j < size; j++) {
        System.arraycopy(e, j * dimension, books[q][j], 0, dimension);
      }
    }
  }

  /** How many there are. */
  int books() {
    return books.length;
  }

  /** The vectors of a book, [size][D]; not to be changed. */
  float[][] book(int book) {
    return books[book];
  }

  /** D. */
  public int dimension() {
    return dimension;
  }

  /** Vectors of a book. */
  int size() {
    return size;
  }

  /**
   * Checks a code frame.
   *
   * @param codes [1..books]: a prefix of the books
   * @throws IllegalArgumentException if there are too many codes, or none, or one is out of range
   */
  public void check(int[] codes) {
    if (codes.length < 1 || codes.length > books.length) {
      throw new IllegalArgumentException(
          "code frame: found " + codes.length + " codes, expected 1 to " + books.length);
    }
    for (int q = 0; q < codes.length; q++) {
      if (codes[q] < 0 || codes[q] >= size) {
        throw new IllegalArgumentException(
            "code frame: book " + q + " has code " + codes[q] + ", expected 0 to " + (size - 1));
      }
    }
  }

  /**
   * The sum of the chosen vectors, in book order.
   *
   * @param codes [1..books], checked
   * @param sum receives it in its first D numbers
   */
  public void lookUp(int[] codes, float[] sum) {
    for (int q = 0; q < codes.length; q++) {
      float[] e = books[q][codes[q]];
      for (int d = 0; d < dimension; d++) {
        sum[d] = q == 0 ? e[d] : sum[d] + e[d];
      }
    }
  }
}

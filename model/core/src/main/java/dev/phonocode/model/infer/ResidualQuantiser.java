// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.Matrix;
import java.util.Arrays;

/**
 * The vectors of a residual quantiser: each book codes what the books before it left (van den Oord
 * 2017 §3.1 eq. 1 for one book). |e_j|² and r·e_j are summed from 0 over ascending dimensions.
 * Which vector is taken is {@link PacketQuantiser}'s to say. Immutable.
 */
final class ResidualQuantiser {
  private final float[][][] books; // [books][size][D]
  private final float[][] norms; // [books][size] |e_j|²
  private final Matrix[] products; // [books] r [D] to r·e_j [size]
  private final int dimension;
  private final int size;

  ResidualQuantiser(KernelSet kernels, Weights weights, ModelConfig.Quantiser config) {
    dimension = config.dimension();
    size = config.size();
    books = new float[config.books()][size][dimension];
    norms = new float[config.books()][size];
    products = new Matrix[config.books()];
    for (int q = 0; q < books.length; q++) {
      float[] e = weights.get("quantiser.codebook." + q, size, dimension).data();
      for (int j = 0; j < size; j++) {
        System.arraycopy(e, j * dimension, books[q][j], 0, dimension);
        for (float v : books[q][j]) {
          norms[q][j] = fma(v, v, norms[q][j]);
        }
      }
      products[q] = kernels.taps(e, size, dimension, 1)[0];
    }
  }

  int dimension() {
    return dimension;
  }

  /** Vectors of a book. */
  int size() {
    return size;
  }

  /**
   * How far each vector of a book is from what is left of some latents, r, less |r|²: {@code |e_j|²
   * - 2 r·e_j}.
   *
   * @param rests [count][D] r
   * @param distances [count][size] receives them
   */
  void distances(int book, float[][] rests, int count, float[][] distances) {
    for (int t = 0; t < count; t++) {
      Arrays.fill(distances[t], 0f);
    }
    products[book].multiplyRows(distances, rests, 0, 1, distances, count);
    for (int t = 0; t < count; t++) {
      for (int j = 0; j < size; j++) {
        distances[t][j] = norms[book][j] - 2f * distances[t][j];
      }
    }
  }

  /** Takes the vector of a code from {@code rest} [D]. */
  void subtract(int book, int code, float[] rest) {
    float[] e = books[book][code];
    for (int d = 0; d < dimension; d++) {
      rest[d] = rest[d] - e[d];
    }
  }

  /**
   * Checks a code frame.
   *
   * @param codes [1..books]: a prefix of the books
   * @throws IllegalArgumentException if there are too many codes, or none, or one is out of range
   */
  void check(int[] codes) {
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
  void lookUp(int[] codes, float[] sum) {
    for (int q = 0; q < codes.length; q++) {
      float[] e = books[q][codes[q]];
      for (int d = 0; d < dimension; d++) {
        sum[d] = q == 0 ? e[d] : sum[d] + e[d];
      }
    }
  }
}

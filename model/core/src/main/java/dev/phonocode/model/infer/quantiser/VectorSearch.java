// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.Matrix;
import java.util.Arrays;

/**
 * The books as a search for codes sees them: what taking a vector does to the error and to what is
 * heard of it ({@link NoiseShaping}). With r what is left of a latent, s what errors before add,
 * and {@code h = M r + s}, the error weighs {@code r·(h + s)}, and a vector e more changes that by
 * {@code e·M e - 2 h·e}. Sums start from 0 and take dimensions in ascending order. Immutable.
 */
public final class VectorSearch {
  private final ResidualQuantiser vectors;
  private final NoiseShaping shaping;
  private final float[][][] weighted; // [books][size][D] M e_j
  private final float[][] norms; // [books][size] e_j·M e_j
  private final Matrix[] products; // [books] h [D] to h·e_j [size]

  /** Lays the books out for the kernels. */
  public VectorSearch(KernelSet kernels, ResidualQuantiser vectors, NoiseShaping shaping) {
    this.vectors = vectors;
    this.shaping = shaping;
    weighted = new float[vectors.books()][vectors.size()][vectors.dimension()];
    norms = new float[vectors.books()][vectors.size()];
    products = new Matrix[vectors.books()];
    for (int q = 0; q < weighted.length; q++) {
      float[][] book = vectors.book(q);
      shaping.weigh(book, book.length, weighted[q]);
      float[] flat = new float[vectors.size() * vectors.dimension()];
      for (int j = 0; j < book.length; j++) {
        norms[q][j] = product(book[j], weighted[q][j]);
        System.arraycopy(book[j], 0, flat, j * vectors.dimension(), vectors.dimension());
      }
      products[q] = kernels.taps(flat, vectors.size(), vectors.dimension(), 1)[0];
    }
  }

  private static float product(float[] a, float[] b) {
    float sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum = fma(a[d], b[d], sum);
    }
    return sum;
  }

  public int dimension() {
    return vectors.dimension();
  }

  /** The sum of the vectors of codes, in book order, into its first D numbers. */
  public void lookUp(int[] codes, float[] sum) {
    vectors.lookUp(codes, sum);
  }

  /** Vectors of a book. */
  int size() {
    return vectors.size();
  }

  /** The start of a packet, which knows of no frames before it. */
  NoiseShaping.Past newPast() {
    return shaping.newPast();
  }

  /**
   * Begins a frame.
   *
   * @param before s [D]
   * @param latents the first row is the latent [D], of which all is left yet
   * @param heard the first row [D] receives h
   */
  void begin(float[] before, float[][] latents, float[][] heard) {
    shaping.weigh(latents, 1, heard);
    Elementwise.add(before, heard[0]);
  }

  /** What an error weighs: {@code r·(h + s)}. */
  float weight(float[] rest, float[] heard, float[] before) {
    float sum = 0;
    for (int d = 0; d < rest.length; d++) {
      sum = fma(rest[d], heard[d] + before[d], sum);
    }
    return sum;
  }

  /**
   * How each vector of a book would change the weight of some errors.
   *
   * @param heard [count][D] h
   * @param changes [count][size] receives {@code e·M e - 2 h·e}
   */
  void changes(int book, float[][] heard, int count, float[][] changes) {
    for (int t = 0; t < count; t++) {
      Arrays.fill(changes[t], 0f);
    }
    products[book].multiplyRows(changes, heard, 0, 1, changes, count);
    for (int t = 0; t < count; t++) {
      for (int j = 0; j < size(); j++) {
        changes[t][j] = norms[book][j] - 2f * changes[t][j];
      }
    }
  }

  /** Takes the vector of a code from what is left [D], and from what is heard of it [D]. */
  void subtract(int book, int code, float[] rest, float[] heard) {
    float[] e = vectors.book(book)[code];
    float[] m = weighted[book][code];
    for (int d = 0; d < rest.length; d++) {
      rest[d] = rest[d] - e[d];
      heard[d] = heard[d] - m[d];
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

/**
 * The operations that the network spends its time in. Every implementation gives the bits of {@link
 * ReferenceKernels}, on finite numbers. Stateless; safe for use by several threads.
 */
public interface KernelSet {
  /** Name for people, e.g. {@code vector (512 bits)}. */
  String name();

  /**
   * A matrix in the layout of these kernels.
   *
   * @param rows [inputs][outputs], at least one of each; not changed afterwards by the caller
   */
  Matrix matrix(float[][] rows);

  /**
   * The gate of a WaveNet layer: {@code out[i] = tanh(z[i]) · sigmoid(z[n + i])}, as {@link
   * Functions#gate}.
   *
   * @param z [2n]; used as scratch
   * @param out [n]
   */
  void gate(float[] z, float[] out);

  /**
   * {@code y[i] = y[i] + x[i]} over all of y.
   *
   * @param x as long as y, or longer
   */
  void add(float[] x, float[] y);

  /**
   * Logits of all levels from those at the knots of one band.
   *
   * @param knots at least {@code offset + table.knots()} numbers
   * @param offset of the band's first knot
   * @param logits [levels]
   */
  void interpolate(float[] knots, int offset, KnotTable table, float[] logits);

  /**
   * {@code p[i] = exp(scale · (logits[i] - max))}, as {@link Functions#exp}: the largest is 1.
   *
   * @param logits [levels], a multiple of {@link KnotTable#CLASSES}
   * @param scale 1 / temperature, positive
   * @param p [levels]
   */
  void exponentials(float[] logits, float scale, float[] p);

  /**
   * Sums of the residue classes: {@code sums[c] = p[c] + p[CLASSES + c] + p[2 CLASSES + c] …} from
   * left to right, starting at 0.
   *
   * @param p [levels], a multiple of {@link KnotTable#CLASSES}
   * @param sums [CLASSES]
   */
  void classSums(float[] p, float[] sums);

  /**
   * Sets to 0 what is under the threshold.
   *
   * @param p [levels], a multiple of {@link KnotTable#CLASSES}
   */
  void cut(float[] p, float threshold);
}

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

  /** The largest of {@code x[from] … x[to - 1]}, at least one number. */
  float max(float[] x, int from, int to);

  /**
   * Logits of the levels {@code from} to {@code to - 1} from those at the knots of one band.
   *
   * @param knots at least {@code offset + table.knots()} numbers
   * @param offset of the band's first knot
   * @param from a multiple of {@link KnotTable#CLASSES}, like {@code to}
   * @param logits [levels]
   */
  void interpolate(float[] knots, int offset, KnotTable table, int from, int to, float[] logits);

  /**
   * {@code p[i] = exp(scale · (logits[i] - max))} from {@code from} to {@code to - 1}, as {@link
   * Functions#exp}: the largest is 1.
   *
   * @param logits [levels]
   * @param from a multiple of {@link KnotTable#CLASSES}, like {@code to}
   * @param scale 1 / temperature, positive
   * @param p [levels]
   */
  void exponentials(float[] logits, int from, int to, float scale, float[] p);

  /**
   * Sums of the residue classes: {@code sums[c] = p[from + c] + p[from + CLASSES + c] + p[from + 2
   * CLASSES + c] …} from left to right, starting at 0.
   *
   * @param p [levels]
   * @param from a multiple of {@link KnotTable#CLASSES}, like {@code to}
   * @param sums [CLASSES]
   */
  void classSums(float[] p, int from, int to, float[] sums);

  /**
   * Sets to 0 what is under the threshold, from {@code from} to {@code to - 1}.
   *
   * @param p [levels]
   * @param from a multiple of {@link KnotTable#CLASSES}, like {@code to}
   */
  void cut(float[] p, int from, int to, float threshold);
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

/**
 * The operations that the network spends its time in. Every implementation gives the same bits, on
 * finite numbers. Stateless; safe for use by several threads.
 */
public interface KernelSet {
  /** Name for people, e.g. {@code vector (512 bits)}. */
  String name();

  /** Says that so many multiply-adds are coming, to kernels that take time to warm up. */
  default void expect(long multiplyAdds) {}

  /**
   * A matrix in the layout of these kernels.
   *
   * @param rows [inputs][outputs], at least one of each; not changed afterwards by the caller
   */
  Matrix matrix(float[][] rows);

  /**
   * The taps of a convolution, one matrix each.
   *
   * @param weight [outputs][inputs][kernel]
   * @return [kernel], in the order of the weight: the oldest first
   */
  default Matrix[] taps(float[] weight, int outputs, int inputs, int kernel) {
    Matrix[] taps = new Matrix[kernel];
    for (int k = 0; k < kernel; k++) {
      float[][] rows = new float[inputs][outputs];
      for (int i = 0; i < inputs; i++) {
        for (int o = 0; o < outputs; o++) {
          rows[i][o] = weight[(o * inputs + i) * kernel + k];
        }
      }
      taps[k] = matrix(rows);
    }
    return taps;
  }

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
  default float max(float[] x, int from, int to) {
    float max = x[from];
    for (int i = from; i < to; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }

  /**
   * {@code p[i] = exp(scale · (logits[i] - max))}, as {@link Functions#exp}: the largest is 1.
   *
   * @param logits a multiple of {@link KnotTable#CLASSES} of them
   * @param scale 1 / temperature, positive
   * @param p as many
   */
  void exponentials(float[] logits, float scale, float[] p);

  /**
   * What one band's level is drawn from, steps 4 to 6 of the sampling rule: exponentials of the
   * logits between the knots, those that are small against their sum cut to 0, and the sums of the
   * residue classes, {@code sums[c] = p[from + c] + p[from + CLASSES + c] …} from left to right.
   *
   * @param knots at least {@code offset + rule.table().knots()} numbers
   * @param offset of the band's first knot
   * @param from first level, a multiple of {@link KnotTable#CLASSES}, like {@code to}
   * @param to one more than the last level
   * @param rule of the band; its {@code p} and {@code sums} are filled
   * @return total of the sums
   */
  float distribution(float[] knots, int offset, int from, int to, LevelRule rule);
}

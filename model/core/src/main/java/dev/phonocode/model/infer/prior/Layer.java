// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.Matrix;

/**
 * One linear map of one or more frames to one; immutable.
 *
 * @param taps one matrix a frame, the oldest first
 * @param bias [outputs]
 */
record Layer(Matrix[] taps, float[] bias) {
  /** Lays out {@code name.weight} [outputs][inputs][kernel] and {@code name.bias} [outputs]. */
  static Layer of(
      KernelSet kernels, Weights weights, String name, int inputs, int outputs, int kernel) {
    float[] w = weights.get(name + ".weight", outputs, inputs, kernel).data();
    return new Layer(
        kernels.taps(w, outputs, inputs, kernel), weights.get(name + ".bias", outputs).data());
  }

  /**
   * {@code y = bias + taps[0] x[0] + taps[1] x[1] …} in this order.
   *
   * @param y [outputs] or longer
   * @param x one frame a tap, the oldest first, each [inputs] or longer
   */
  void apply(float[] y, float[]... x) {
    for (int k = 0; k < taps.length; k++) {
      taps[k].multiply(k == 0 ? bias : y, x[k], y);
    }
  }

  /**
   * The same for several frames, of a layer with one tap: each weight is read once for all.
   *
   * @param y rows of [outputs] or longer
   * @param x rows of [inputs] or longer
   */
  void applyRows(float[][] y, float[][] x, int count) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(bias, 0, y[i], 0, bias.length);
    }
    taps[0].multiplyRows(y, x, 0, 1, y, count);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.kernel.Matrix;
import java.util.Arrays;

/**
 * Derivatives by the inputs of a {@link CausalConv} over a window, at stride 1, from those by its
 * outputs. An input's sum takes the outputs that see it from its own on, channels ascending.
 */
final class ConvGradient {
  private final Matrix[] taps; // of the outputs, oldest tap first
  private final int dilation;

  private ConvGradient(Matrix[] taps, int dilation) {
    this.taps = taps;
    this.dilation = dilation;
  }

  /** Of the convolution of this name. */
  static ConvGradient of(Layout layout, String name, CausalConv conv, int kernel, int dilation) {
    return new ConvGradient(
        layout.transposedTaps(name, conv.inputs(), conv.outputs(), kernel), dilation);
  }

  /**
   * Goes back over a window.
   *
   * @param outputs [count + history][out], zeros from row {@code count} on
   * @param inputs [count][in] receives them, from row {@code first} on
   */
  void run(float[][] outputs, float[][] inputs, int first) {
    float[][] rows = Arrays.copyOfRange(inputs, first, inputs.length);
    for (float[] row : rows) {
      Arrays.fill(row, 0f);
    }
    for (int k = taps.length - 1; k >= 0; k--) {
      int later = (taps.length - 1 - k) * dilation;
      taps[k].multiplyRows(rows, outputs, first + later, 1, rows, rows.length);
    }
  }
}

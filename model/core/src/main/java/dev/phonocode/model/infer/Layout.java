// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.Matrix;
import java.util.List;

/** Lays weights out for a set of kernels, each layer by its name. */
record Layout(KernelSet kernels, Weights weights) {
  /** The matrices of {@code name.weight} [out][in][kernel], oldest tap first. */
  Matrix[] taps(String name, int inputs, int outputs, int kernel) {
    float[] w = weights.get(name + ".weight", outputs, inputs, kernel).data();
    return kernels.taps(w, outputs, inputs, kernel);
  }

  /** The same matrices turned round, which take derivatives back from outputs to inputs. */
  Matrix[] transposedTaps(String name, int inputs, int outputs, int kernel) {
    float[] w = weights.get(name + ".weight", outputs, inputs, kernel).data();
    float[] turned = new float[w.length];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        System.arraycopy(w, (o * inputs + i) * kernel, turned, (i * outputs + o) * kernel, kernel);
      }
    }
    return kernels.taps(turned, inputs, outputs, kernel);
  }

  /** {@code name.bias} [out]. */
  float[] bias(String name, int outputs) {
    return weights.get(name + ".bias", outputs).data();
  }

  CausalConv conv(String name, int inputs, int outputs, int kernel, int stride, int dilation) {
    Matrix[] taps = taps(name, inputs, outputs, kernel);
    return new CausalConv(taps, bias(name, outputs), stride, dilation);
  }

  /** Kernel 1: the same matrix at every time. */
  CausalConv pointwise(String name, int inputs, int outputs) {
    return conv(name, inputs, outputs, 1, 1, 1);
  }

  /** Blocks {@code name.0}, {@code name.1} … one for each dilation. */
  ResidualBlocks blocks(String name, int channels, List<Integer> dilations) {
    return new ResidualBlocks(this, name, channels, dilations);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * The decoder's likelihood with products and activations in bfloat16: weights and their gradients
 * stay in float32. Faster where the CPU or GPU multiplies bfloat16 (AVX512-BF16, AMX), many times
 * slower where it does not.
 */
final class MixedPrecision implements Likelihood {
  private final PtSymbolBlock module;
  private final NDArray knotsToLevels;
  private final List<NDArray> weights;

  /**
   * @param dilations of the layers
   * @param knotsToLevels {@code [levels][knots]}
   * @param weights of the WaveNet, in the order of its layers; gradients will reach them
   */
  MixedPrecision(
      NDManager manager, List<Integer> dilations, NDArray knotsToLevels, List<NDArray> weights) {
    module =
        TorchScript.compile(
            manager,
            "WaveNet",
            TorchScript.source("wavenet.py").replace("DILATIONS", dilations.toString()));
    this.knotsToLevels = knotsToLevels;
    this.weights = weights;
    weights.forEach(w -> w.setName("weights[]")); // so DJL hands them over as one list
  }

  @Override
  public NDArray nllByBand(NDArray past, NDArray condition, NDArray target) {
    JniUtils.setGraphExecutorOptimize(false); // of this thread; otherwise it compiles for minutes
    NDList inputs = new NDList(past, condition, target, knotsToLevels);
    inputs.addAll(weights);
    return IValueUtils.forward(module, inputs, true).singletonOrThrow();
  }
}

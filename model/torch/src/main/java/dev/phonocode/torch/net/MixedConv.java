// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;

/**
 * A causal convolution with its products in bfloat16, as {@link MixedPrecision} is for the decoder.
 */
final class MixedConv {
  private final PtSymbolBlock module;

  MixedConv(NDManager manager, int left, int stride, int dilation) {
    String source =
        TorchScript.source("conv.py")
            .replace("LEFT", String.valueOf(left))
            .replace("STRIDE", String.valueOf(stride))
            .replace("DILATION", String.valueOf(dilation));
    module = TorchScript.compile(manager, "CausalConv", source);
  }

  /** {@code [B,in,T]} to {@code [B,out,T/stride]}, both float32. */
  NDArray forward(NDArray x, NDArray weight, NDArray bias) {
    JniUtils.setGraphExecutorOptimize(false); // of this thread; otherwise it compiles for minutes
    return IValueUtils.forward(module, new NDList(x, weight, bias), true).singletonOrThrow();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import java.util.Optional;

/**
 * Causal one-dimensional convolution. Output t sees inputs up to {@code stride·(t+1) - 1}:
 *
 * <pre>
 *   kernel 3, dilation 1, stride 1        kernel 4, stride 2
 *   0 0 a b c d                           0 0 a b c d
 *   └─┴─┘ → out 0                         └─┴─┴─┘ → out 0 (sees a, b)
 *     └─┴─┘ → out 1                           └─┴─┴─┘ → out 1 (sees a … d)
 * </pre>
 *
 * @param weight {@code [out][in][k]}
 * @param bias {@code [out]}
 * @param mixed what multiplies in bfloat16 instead, where that was asked for
 */
record CausalConv(
    NDArray weight, NDArray bias, int stride, int dilation, Optional<MixedConv> mixed) {

  /** A convolution whose parameters are {@code name.weight} and {@code name.bias}. */
  static CausalConv of(
      Parameters p, String name, int in, int out, int kernel, int stride, int dilation) {
    return new CausalConv(
        p.weight(name + ".weight", 1, out, in, kernel),
        p.bias(name + ".bias", out),
        stride,
        dilation,
        p.isMixed()
            ? Optional.of(
                new MixedConv(p.manager(), left(kernel, stride, dilation), stride, dilation))
            : Optional.empty());
  }

  private static int left(int kernel, int stride, int dilation) {
    return (kernel - 1) * dilation + 1 - stride;
  }

  /** Kernel 1: the same matrix at every time. */
  static CausalConv pointwise(Parameters p, String name, int in, int out) {
    return of(p, name, in, out, 1, 1, 1);
  }

  /** {@code [B,in,T]} to {@code [B,out,T/stride]}. */
  NDArray forward(NDArray x) {
    if (mixed.isPresent()) {
      return mixed.get().forward(x, weight, bias);
    }
    int left = left((int) weight.getShape().get(2), stride, dilation);
    NDArray padded = left == 0 ? x : x.pad(new Shape(left, 0), 0);
    return Conv1d.conv1d(padded, weight, bias, new Shape(stride), new Shape(0), new Shape(dilation))
        .singletonOrThrow();
  }
}

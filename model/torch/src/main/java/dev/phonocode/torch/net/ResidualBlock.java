// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/** {@code x + pw(relu(conv3_d(relu(x))))}, dilation d; {@code [B,C,T]} to the same. */
record ResidualBlock(CausalConv dilated, CausalConv pointwise) {

  /** Blocks {@code name.0}, {@code name.1}, … one for each dilation. */
  static List<ResidualBlock> stack(
      Parameters p, String name, int channels, List<Integer> dilations) {
    List<ResidualBlock> blocks = new ArrayList<>();
    for (int i = 0; i < dilations.size(); i++) {
      String block = name + "." + i;
      blocks.add(
          new ResidualBlock(
              CausalConv.of(p, block + ".dilated", channels, channels, 3, 1, dilations.get(i)),
              CausalConv.pointwise(p, block + ".pointwise", channels, channels)));
    }
    return blocks;
  }

  static NDArray forward(List<ResidualBlock> blocks, NDArray x) {
    for (ResidualBlock block : blocks) {
      x = block.forward(x);
    }
    return x;
  }

  NDArray forward(NDArray x) {
    return x.add(pointwise.forward(relu(dilated.forward(relu(x)))));
  }

  static NDArray relu(NDArray x) {
    return x.getNDArrayInternal().relu();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.kernel.Elementwise;
import java.util.ArrayList;
import java.util.List;

/** A stack of residual blocks {@code x + pw(relu(conv3_d(relu(x))))}; immutable weights. */
final class ResidualBlocks {
  private static final int KERNEL = 3;

  record Block(CausalConv dilated, CausalConv pointwise) {}

  private final List<Block> blocks = new ArrayList<>();

  /** Blocks {@code name.0}, {@code name.1} … one for each dilation. */
  ResidualBlocks(Layout layout, String name, int channels, List<Integer> dilations) {
    for (int i = 0; i < dilations.size(); i++) {
      String block = name + "." + i;
      int d = dilations.get(i);
      blocks.add(
          new Block(
              layout.conv(block + ".dilated", channels, channels, KERNEL, 1, d),
              layout.pointwise(block + ".pointwise", channels, channels)));
    }
  }

  /** The blocks, in order. */
  List<Block> blocks() {
    return blocks;
  }

  /** The start of a stream that takes at most {@code maxFrames} frames at a time. */
  Stream newStream(int maxFrames) {
    return new Stream(maxFrames);
  }

  /** History of every block. */
  final class Stream {
    private final List<CausalConv.Stream> dilated = new ArrayList<>();
    private final List<CausalConv.Stream> pointwise = new ArrayList<>();
    private final List<float[][]> outputs = new ArrayList<>(); // [maxFrames][channels] a block

    private Stream(int maxFrames) {
      for (Block block : blocks) {
        dilated.add(block.dilated().newStream(maxFrames));
        pointwise.add(block.pointwise().newStream(maxFrames));
        outputs.add(new float[maxFrames][block.dilated().outputs()]);
      }
    }

    /** Runs {@code x[0 .. count)} through all blocks, in place. */
    void run(float[][] x, int count) {
      for (int b = 0; b < outputs.size(); b++) {
        float[][] y = outputs.get(b);
        for (int t = 0; t < count; t++) {
          Elementwise.relu(x[t], dilated.get(b).next());
        }
        dilated.get(b).run(y);
        for (int t = 0; t < count; t++) {
          Elementwise.relu(y[t], pointwise.get(b).next());
        }
        pointwise.get(b).run(y);
        for (int t = 0; t < count; t++) {
          Elementwise.add(y[t], x[t]);
        }
      }
    }
  }
}

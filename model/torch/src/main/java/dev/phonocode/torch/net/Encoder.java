// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import dev.phonocode.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Front-end frames to latents (van den Oord 2017 §4.3): dilated residual blocks around strided
 * convolutions. The front end is log-mel or the waveform itself; this class sees only frames.
 */
final class Encoder {
  private final List<CausalConv> input = new ArrayList<>();
  private final List<ResidualBlock> blocks;
  private final List<CausalConv> down = new ArrayList<>();
  private final List<ResidualBlock> latent;
  private final CausalConv output;
  private final int lookAheadFrames;

  Encoder(Parameters p, ModelConfig config) {
    ModelConfig.Encoder c = config.encoder();
    int channels = c.inputChannels();
    if (c.inputKernel() > 0) {
      input.add(CausalConv.of(p, "encoder.input", channels, c.channels(), c.inputKernel(), 1, 1));
      channels = c.channels();
    }
    blocks = ResidualBlock.stack(p, "encoder.block", channels, c.dilations());
    for (int i = 0; i < c.strides().size(); i++) {
      down.add(
          CausalConv.of(
              p,
              "encoder.down." + i,
              channels,
              c.channels(),
              c.strideKernel(),
              c.strides().get(i),
              1));
      channels = c.channels();
    }
    latent = ResidualBlock.stack(p, "encoder.latent", channels, c.latentDilations());
    output = CausalConv.pointwise(p, "encoder.output", channels, config.quantiser().dimension());
    lookAheadFrames = c.lookAheadFrames();
  }

  /**
   * Latents before normalisation.
   *
   * @param frames front-end frames {@code [B,in,(T + lookAhead)·downSampling]}
   * @return {@code [B,D,T]}
   */
  NDArray forward(NDArray frames) {
    NDArray x = frames;
    for (CausalConv conv : input) {
      x = conv.forward(x);
    }
    x = ResidualBlock.forward(blocks, x);
    boolean first = input.isEmpty() && blocks.isEmpty();
    for (CausalConv conv : down) {
      // The rectifier stands between layers: the raw waveform keeps its sign.
      x = conv.forward(first ? x : ResidualBlock.relu(x));
      first = false;
    }
    x = ResidualBlock.forward(latent, x);
    x = output.forward(ResidualBlock.relu(x));
    return x.get(":, :, {}:", lookAheadFrames);
  }
}

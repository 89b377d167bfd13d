// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.phonocode.model.ModelConfig;
import java.util.List;

/** Quantised latents and a speaker vector to the decoder's condition. */
final class Conditioner {
  private final CausalConv input;
  private final List<ResidualBlock> blocks;
  private final CausalConv output;
  private final ModelConfig.Conditioner config;

  Conditioner(Parameters p, ModelConfig model) {
    config = model.conditioner();
    int in = model.quantiser().dimension() + model.speaker().size();
    input = CausalConv.of(p, "conditioner.input", in, config.channels(), 3, 1, 1);
    blocks = ResidualBlock.stack(p, "conditioner.block", config.channels(), config.dilations());
    output =
        CausalConv.pointwise(
            p,
            "conditioner.output",
            config.channels(),
            config.upSampling() * config.outputChannels());
  }

  /**
   * The condition.
   *
   * @param quantised {@code [B,D,T + lookAhead]}
   * @param speaker {@code [B][S]}
   * @return {@code [B,G,T·upSampling]}
   */
  NDArray forward(NDArray quantised, NDArray speaker) {
    long frames = quantised.getShape().get(2);
    NDArray voice = speaker.expandDims(2).repeat(2, frames); // [B,S,T]
    return forward(NDArrays.concat(new NDList(quantised, voice), 1));
  }

  /**
   * The condition of quantised latents that already have the speaker below them.
   *
   * @param both {@code [B,D + S,T + lookAhead]}
   * @return {@code [B,G,T·upSampling]}
   */
  NDArray forward(NDArray both) {
    NDArray x = input.forward(both);
    x = ResidualBlock.forward(blocks, x);
    x = output.forward(ResidualBlock.relu(x)).get(":, :, {}:", config.lookAheadFrames());
    // [B,U·G,T] → [B,U,G,T] → [B,G,T,U] → [B,G,T·U]: frame 2k + p is channel p·G + c of frame k
    long batch = x.getShape().get(0);
    return x.reshape(batch, config.upSampling(), config.outputChannels(), -1)
        .transpose(0, 2, 3, 1)
        .reshape(batch, config.outputChannels(), -1);
  }
}

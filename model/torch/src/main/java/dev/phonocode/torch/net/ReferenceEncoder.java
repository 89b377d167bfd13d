// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.phonocode.model.ModelConfig;
import java.util.List;

/**
 * A voice in a few numbers: dilated convolutions over log-mel, mean and deviation over time, one
 * matrix, tanh. It hears another stretch of the same speaker, so it cannot carry what is said.
 */
final class ReferenceEncoder implements SpeakerEncoder {
  private final CausalConv input;
  private final List<ResidualBlock> blocks;
  private final CausalConv output;

  ReferenceEncoder(Parameters p, ModelConfig config) {
    ModelConfig.Speaker c = config.speaker();
    input =
        CausalConv.of(p, "speaker.input", config.encoder().inputChannels(), c.channels(), 3, 2, 1);
    blocks = ResidualBlock.stack(p, "speaker.block", c.channels(), c.dilations());
    output = CausalConv.pointwise(p, "speaker.output", 2 * c.channels(), c.size());
  }

  @Override
  public NDArray vectors(NDArray speakers, NDArray reference) {
    NDArray x = ResidualBlock.forward(blocks, input.forward(reference));
    x = ResidualBlock.relu(x); // [B,C,T]
    NDArray mean = x.mean(new int[] {2}, true);
    NDArray deviation = x.sub(mean).square().mean(new int[] {2}, true).add(1e-4f).sqrt();
    NDArray pooled = NDArrays.concat(new NDList(mean, deviation), 1); // [B,2C,1]
    return output.forward(pooled).tanh().squeeze(2);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.KnotTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoder: WaveNet (van den Oord et al. 2016 §2.1–2.5, eq. 2) over sub-bands. One step is one
 * sample of each band. Changed from the paper: the past sample enters as two numbers, not one-hot,
 * and the softmax is drawn through a few knots.
 */
final class WaveNet {
  private final CausalConv input;
  private final List<Layer> layers = new ArrayList<>();
  private final CausalConv hidden;
  private final CausalConv logits;
  private final NDArray knotsToLevels;
  private final ModelConfig.Decoder config;
  private final int hopSteps;

  /** Gate and output of one dilated layer. */
  private record Layer(CausalConv dilated, NDArray condition, CausalConv output) {}

  WaveNet(Parameters p, ModelConfig model) {
    config = model.decoder();
    hopSteps = model.conditionHopSteps();
    int r = config.channels();
    input = CausalConv.pointwise(p, "decoder.input", 2 * config.bands(), r);
    for (int i = 0; i < config.dilations().size(); i++) {
      String name = "decoder.layer." + i;
      layers.add(
          new Layer(
              CausalConv.of(p, name + ".dilated", r, 2 * r, 2, 1, config.dilations().get(i)),
              p.weight(
                  name + ".condition.weight", 0.5, 2 * r, model.conditioner().outputChannels(), 1),
              CausalConv.pointwise(p, name + ".output", r, 2 * r)));
    }
    hidden = CausalConv.pointwise(p, "decoder.hidden", r, r);
    logits = CausalConv.pointwise(p, "decoder.logits", r, config.bands() * config.knots());
    knotsToLevels =
        p.manager()
            .create(
                new KnotTable(config.knots(), config.levels()).matrix(),
                new Shape(config.levels(), config.knots()));
  }

  /**
   * Logits of every step, given the true past.
   *
   * <p>Inside, an array is {@code [C][B·T]}: every product is one matrix product, and the halves of
   * the gate are contiguous. That is about twice as fast as convolutions over {@code [B,C,T]}.
   *
   * @param past what each step knows of the sample before: companded values, then 8 × linear
   *     values, {@code [B,2·bands,T]}
   * @param condition {@code [B,G,T/hopSteps]}
   * @return {@code [bands,levels,B,T]}
   */
  NDArray forward(NDArray past, NDArray condition) {
    long batch = past.getShape().get(0);
    long steps = past.getShape().get(2);
    int r = config.channels();
    NDArray frames = channelsFirst(condition); // [G][B·F]
    NDArray h = matrix(input.weight()).matMul(channelsFirst(past)).add(column(input.bias()));
    NDArray skip = null;
    for (Layer layer : layers) {
      NDArray weight = layer.dilated().weight(); // [2R][R][2]
      NDArray z =
          tap(weight, 0)
              .matMul(delayed(h, batch, steps, layer.dilated().dilation()))
              .add(tap(weight, 1).matMul(h));
      NDArray c =
          matrix(layer.condition()).matMul(frames).add(column(layer.dilated().bias())); // [2R][B·F]
      z = z.reshape(2L * r, -1, hopSteps).add(c.expandDims(2)).reshape(2L * r, -1);
      NDArray gate = z.get("{}:", r).getNDArrayInternal().sigmoid();
      NDArray gated = z.get(":{}", r).tanh().mul(gate);
      NDArray o = matrix(layer.output().weight()).matMul(gated).add(column(layer.output().bias()));
      h = h.add(o.get(":{}", r));
      NDArray s = o.get("{}:", r);
      skip = skip == null ? s : skip.add(s);
    }
    NDArray x = apply(hidden, ResidualBlock.relu(skip));
    NDArray knots = apply(logits, ResidualBlock.relu(x)); // [bands·K][B·T]
    return knotsToLevels
        .matMul(knots.reshape(config.bands(), config.knots(), -1))
        .reshape(config.bands(), config.levels(), batch, steps);
  }

  /** The same network's likelihood in bfloat16. */
  Likelihood mixedPrecision(NDManager manager) {
    List<NDArray> weights = new ArrayList<>(List.of(input.weight(), input.bias()));
    for (Layer layer : layers) {
      weights.addAll(List.of(layer.dilated().weight(), layer.dilated().bias(), layer.condition()));
      weights.addAll(List.of(layer.output().weight(), layer.output().bias()));
    }
    weights.addAll(List.of(hidden.weight(), hidden.bias(), logits.weight(), logits.bias()));
    return new MixedPrecision(manager, config.dilations(), knotsToLevels, weights);
  }

  private static NDArray apply(CausalConv pointwise, NDArray x) {
    return matrix(pointwise.weight()).matMul(x).add(column(pointwise.bias()));
  }

  /** {@code [B,C,T]} to {@code [C][B·T]}. */
  private static NDArray channelsFirst(NDArray x) {
    return x.transpose(1, 0, 2).reshape(x.getShape().get(1), -1);
  }

  /** h as it was {@code dilation} steps before, zero before the first step; {@code [R][B·T]}. */
  private static NDArray delayed(NDArray h, long batch, long steps, int dilation) {
    if (dilation >= steps) {
      return h.zerosLike();
    }
    return h.reshape(-1, batch, steps)
        .get(":, :, :{}", steps - dilation)
        .pad(new Shape(dilation, 0), 0)
        .reshape(-1, batch * steps);
  }

  private static NDArray matrix(NDArray weight) {
    return weight.squeeze(2); // [out][in][1]
  }

  private static NDArray tap(NDArray weight, int tap) {
    return weight.get(":, :, {}", tap);
  }

  private static NDArray column(NDArray bias) {
    return bias.expandDims(1);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import dev.phonocode.model.ModelConfig;

/**
 * Two linear read-outs of the condition, used in training only: log-mel, and pitch with voicing.
 * They give the encoder a gradient long before the decoder can.
 */
public final class Heads {
  private final CausalConv mel;
  private final CausalConv pitch;
  private final EnvelopeCorrelation correlation;

  Heads(Parameters p, ModelConfig config) {
    int g = config.conditioner().outputChannels();
    mel = CausalConv.pointwise(p, "head.mel", g, config.encoder().inputChannels());
    pitch = CausalConv.pointwise(p, "head.pitch", g, 2);
    correlation = new EnvelopeCorrelation(config);
  }

  /** What the mel feature is taken to be, {@code [B,mel,F]}, under a condition {@code [B,G,F]}. */
  public NDArray mel(NDArray condition) {
    return mel.forward(condition);
  }

  /**
   * Mean absolute error of the mel feature; times 3 it is in nepers of energy.
   *
   * @param condition {@code [B,G,F]}
   * @param frames {@code [B,mel,F or more]}, of the same start
   */
  public NDArray melError(NDArray condition, NDArray frames) {
    return mel(condition).sub(target(frames, condition)).abs().mean();
  }

  private static NDArray target(NDArray frames, NDArray condition) {
    return frames.get(":, :, :{}", condition.getShape().get(2));
  }

  /**
   * What the mel feature lacks of the frames' intelligibility; see {@link EnvelopeCorrelation}.
   *
   * @param condition {@code [B,G,F]}, at least 0.38 s
   * @param frames {@code [B,mel,F or more]}, of the same start
   */
  public NDArray correlationError(NDArray condition, NDArray frames) {
    return correlation.loss(mel(condition), target(frames, condition));
  }

  /**
   * Absolute error of log2(F0 / 160) where voiced plus cross-entropy of voicing, in nats.
   *
   * @param condition {@code [B,G,F]}
   * @param target {@code [B,2,F]}: log2(F0 / 160), 0 where unvoiced; voicing, 0 or 1
   */
  public NDArray pitchError(NDArray condition, NDArray target) {
    NDArray out = pitch.forward(condition);
    NDArray voiced = target.get(":, 1, :");
    NDArray logit = out.get(":, 1, :");
    NDArray octaves = out.get(":, 0, :").sub(target.get(":, 0, :")).abs().mul(voiced).mean();
    NDArray entropy = logit.getNDArrayInternal().softPlus().sub(logit.mul(voiced)).mean();
    return octaves.add(entropy);
  }
}

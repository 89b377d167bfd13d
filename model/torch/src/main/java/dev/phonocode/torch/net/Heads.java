// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.PitchFeature;
import java.util.Random;

/**
 * Two linear read-outs of the condition: log-mel, and pitch with voicing. In training they give the
 * encoder a gradient long before the decoder can; what is decoded is held to what they tell.
 */
public final class Heads {
  // What a unit of each counts among the things heard; src/design/0023-noise.md.
  private static final float MEL_SHARE = 1;
  private static final float PITCH_SHARE = 25;
  private static final float SHAPE_SHARE = 2;

  private final CausalConv mel;
  private final CausalConv pitch;
  private final EnvelopeCorrelation correlation;

  Heads(Parameters p, ModelConfig config) {
    int g = config.conditioner().outputChannels();
    mel = CausalConv.pointwise(p, "head.mel", g, config.encoder().inputChannels());
    pitch = CausalConv.pointwise(p, "head.pitch", g, PitchFeature.NUMBERS);
    correlation = new EnvelopeCorrelation(config);
  }

  /** What the mel feature is taken to be, {@code [B,mel,F]}, under a condition {@code [B,G,F]}. */
  public NDArray mel(NDArray condition) {
    return mel.forward(condition);
  }

  /** log2(F0 / 160) and the logit of voicing, {@code [B,2,F]}, of a condition {@code [B,G,F]}. */
  public NDArray pitch(NDArray condition) {
    return pitch.forward(condition);
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
   * A sum over all that the heads tell of a condition, each number with a random sign: mel
   * features, the envelopes' shapes that {@link #correlationError} compares, and log2(F0 / 160)
   * where there is voice.
   *
   * @param condition {@code [B,G,F]}, at least 0.38 s
   */
  public NDArray heard(NDArray condition, Random random) {
    NDArray features = mel(condition);
    NDArray out = pitch(condition);
    NDArray voiced = out.get(":, 1, :").gt(0).toType(DataType.FLOAT32, false).stopGradient();
    NDArray octaves = out.get(":, 0, :").mul(voiced);
    NDArray shapes = correlation.shapes(features);
    return signed(features, MEL_SHARE, random)
        .add(signed(octaves, PITCH_SHARE, random))
        .add(signed(shapes, SHAPE_SHARE, random));
  }

  private static NDArray signed(NDArray x, float share, Random random) {
    float[] signs = new float[(int) x.size()];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = random.nextBoolean() ? share : -share;
    }
    return x.mul(x.getManager().create(signs, x.getShape())).sum();
  }

  /**
   * Absolute error of log2(F0 / 160) where voiced plus cross-entropy of voicing, in nats.
   *
   * @param condition {@code [B,G,F]}
   * @param target {@code [B,2,F]}: log2(F0 / 160), 0 where unvoiced; voicing, 0 or 1
   */
  public NDArray pitchError(NDArray condition, NDArray target) {
    NDArray out = pitch(condition);
    NDArray voiced = target.get(":, 1, :");
    NDArray logit = out.get(":, 1, :");
    NDArray octaves = out.get(":, 0, :").sub(target.get(":, 0, :")).abs().mul(voiced).mean();
    NDArray entropy = logit.getNDArrayInternal().softPlus().sub(logit.mul(voiced)).mean();
    return octaves.add(entropy);
  }
}

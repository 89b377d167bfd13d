// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.phonocode.model.ModelConfig;
import java.util.Optional;

/**
 * The whole network: waveform features to latents to codes to a condition to the logits of the next
 * sample. Each method is one arrow of the picture in {@code src/design/0001-network.md}.
 */
public final class Vqvae {
  private static final float NORM_EPSILON = 1e-5f;

  private final ModelConfig config;
  private final Encoder encoder;
  private final ResidualQuantiser quantiser;
  private final SpeakerEncoder speaker;
  private final Conditioner conditioner;
  private final WaveNet decoder;
  private final Optional<Heads> heads;
  private final Optional<PhoneClassifier> phones;

  /** Builds the network over {@code p}, which gains every parameter it lacks. */
  public Vqvae(Parameters p, ModelConfig config) {
    this.config = config;
    encoder = new Encoder(p, config);
    quantiser = new ResidualQuantiser(p, config.quantiser());
    speaker = SpeakerEncoder.of(p, config);
    conditioner = new Conditioner(p, config);
    decoder = new WaveNet(p, config);
    heads = config.conditioner().melHead() ? Optional.of(new Heads(p, config)) : Optional.empty();
    phones = config.phones().map(shape -> new PhoneClassifier(p, config));
  }

  /** The shape of the network. */
  public ModelConfig config() {
    return config;
  }

  /** The quantiser, for those who train its books. */
  public ResidualQuantiser quantiser() {
    return quantiser;
  }

  /** The training heads, where the config has them. */
  public Optional<Heads> heads() {
    return heads;
  }

  /** What tells phones from codes, where the config has it. */
  public Optional<PhoneClassifier> phones() {
    return phones;
  }

  /**
   * Front-end frames {@code [B,in,(T + lookAhead)·downSampling]} to normalised latents {@code
   * [B,T,D]}: mean 0 and variance 1 over D (LayerNorm without affine), so that the scale cannot run
   * away from the codebooks.
   */
  public NDArray latents(NDArray frames) {
    NDArray z = encoder.forward(frames).transpose(0, 2, 1);
    int[] last = {2};
    NDArray centred = z.sub(z.mean(last, true));
    NDArray variance = centred.square().mean(last, true);
    return centred.div(variance.add(NORM_EPSILON).sqrt());
  }

  /** Speaker vectors {@code [B][S]} of a batch; see {@link SpeakerEncoder#vectors}. */
  public NDArray speakers(NDArray speakerIndex, NDArray reference) {
    return speaker.vectors(speakerIndex, reference);
  }

  /**
   * Quantised latents {@code [B,T + lookAhead,D]} and speakers to the condition {@code [B,G,F]}.
   */
  public NDArray condition(NDArray quantised, NDArray speakers) {
    return conditioner.forward(quantised.transpose(0, 2, 1), speakers);
  }

  /**
   * The same of latents and speaker in one, {@code [B,D + S,T + lookAhead]}: past the end of an
   * utterance both are zero when it is decoded.
   */
  public NDArray conditionOfInput(NDArray both) {
    return conditioner.forward(both);
  }

  /** The next sample's logits {@code [bands,levels,B,T]}; see {@link WaveNet#forward}. */
  public NDArray logits(NDArray past, NDArray condition) {
    return decoder.forward(past, condition);
  }

  /** The decoder's likelihood in float32. */
  public Likelihood likelihood() {
    return (past, condition, target) ->
        logits(past, condition)
            .logSoftmax(1)
            .gather(target.transpose(1, 0, 2).expandDims(1), 1)
            .reshape(config().decoder().bands(), -1)
            .mean(new int[] {1})
            .neg();
  }

  /** The decoder's likelihood, and its gradient, in bfloat16; see {@link MixedPrecision}. */
  public Likelihood mixedPrecision(NDManager manager) {
    return decoder.mixedPrecision(manager);
  }

  /** {@code z + sg(q - z)}: q going forward, the identity for the gradient (§3.2, eq. 3). */
  public static NDArray straightThrough(NDArray latents, NDArray quantised) {
    return latents.add(quantised.sub(latents).stopGradient());
  }
}

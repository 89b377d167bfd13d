// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.audio.signal.Pqmf;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.KnotTable;
import dev.phonocode.model.infer.quantiser.ResidualQuantiser;
import dev.phonocode.model.signal.PitchFeature;
import java.util.Optional;

/**
 * All weights, laid out for one set of kernels, in the order in which data meets them. Immutable.
 */
record Network(
    ModelConfig config,
    KernelSet kernels,
    Encoder encoder,
    ResidualQuantiser quantiser,
    Conditioner conditioner,
    WaveNet decoder,
    Optional<CausalConv> melHead,
    Optional<CausalConv> pitchHead,
    KnotTable knots,
    Pqmf pqmf) {

  static Network of(ModelConfig config, Weights weights, KernelSet kernels) {
    ModelConfig.Decoder d = config.decoder();
    Layout layout = new Layout(kernels, weights);
    checkDivides(
        "codes to condition frames", config.codeHopSamples(), config.conditioner().upSampling());
    checkDivides("condition frames to steps", config.conditionHopSamples(), d.bands());
    return new Network(
        config,
        kernels,
        new Encoder(layout, config),
        new ResidualQuantiser(weights, config.quantiser()),
        new Conditioner(layout, config),
        new WaveNet(layout, config),
        melHead(config, layout),
        pitchHead(config, layout),
        new KnotTable(d.knots(), d.levels()),
        d.newPqmf());
  }

  private static Optional<CausalConv> melHead(ModelConfig config, Layout layout) {
    if (!config.conditioner().melHead()) {
      return Optional.empty();
    }
    int hopSamples = config.encoder().inputHopSamples();
    if (hopSamples != config.conditionHopSamples()) {
      throw new IllegalArgumentException(
          String.format(
              "model config: a mel head needs condition frames of %s samples, the mel hop;"
                  + " they have %s",
              hopSamples, config.conditionHopSamples()));
    }
    int channels = config.conditioner().outputChannels();
    return Optional.of(layout.pointwise("head.mel", channels, config.encoder().inputChannels()));
  }

  /** Of a model whose codes carry pitch. */
  private static Optional<CausalConv> pitchHead(ModelConfig config, Layout layout) {
    int channels = config.conditioner().outputChannels();
    return config.conditioner().pitchCorrection()
        ? Optional.of(layout.pointwise("head.pitch", channels, PitchFeature.NUMBERS))
        : Optional.empty();
  }

  private static void checkDivides(String what, int samples, int parts) {
    if (samples % parts != 0) {
      throw new IllegalArgumentException(
          "model config: " + what + ": " + samples + " samples do not make " + parts + " parts");
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.Vqvae;
import java.util.Map;

/**
 * What one training step costs, counted from the network's multiply-adds, each two operations:
 *
 * <ul>
 *   <li>every weight of a convolution or matrix meets every output frame of its layer once; going
 *       back, once more for the gradient of the input and once for that of the weight: 3 times
 *       forward, although the first layers need no gradient of their input;
 *   <li>the decoder's fixed interpolation from knots to levels has no gradient of its own: twice;
 *   <li>distances to the codebooks: once, no gradient passes there.
 * </ul>
 *
 * <p>Biases, activations, the softmax, the optimiser and preparing the batch are not counted,
 * though they take time: a share of the peak counts useful products alone.
 *
 * @param flop floating-point operations of a step
 * @param audioSeconds that the decoder learns from in a step
 */
record StepCost(double flop, double audioSeconds) {
  private static final int FLOP_PER_MULTIPLY_ADD = 2;
  private static final int WITH_BACKWARD = 3;
  private static final int WITH_INPUT_GRADIENT = 2;

  /** Of a step of a stage that trains the decoder. */
  static StepCost of(Recipe recipe, Recipe.Stage stage, NDManager manager) {
    ModelConfig config = recipe.model();
    double learnt = 0;
    try (NDManager scratch = manager.newSubManager()) {
      Parameters parameters = new Parameters(scratch, Map.of(), 0);
      Vqvae network = new Vqvae(parameters, config); // asks for every parameter
      for (Map.Entry<String, NDArray> e : parameters.arrays().entrySet()) {
        if (e.getKey().endsWith(".weight")) {
          learnt += e.getValue().size() * outputs(e.getKey(), recipe, stage);
        }
      }
      ModelConfig.Quantiser q = network.config().quantiser();
      ModelConfig.Decoder d = config.decoder();
      double interpolation =
          (double) d.bands()
              * d.levels()
              * d.knots()
              * recipe.decoderSteps(stage)
              * WITH_INPUT_GRADIENT;
      double distances = (double) q.books() * q.size() * q.dimension() * recipe.windowFrames(stage);
      double multiplyAdds =
          stage.items().batch() * (WITH_BACKWARD * learnt + interpolation + distances);
      double samples =
          (double) stage.items().batch() * stage.items().segmentFrames() * config.codeHopSamples();
      return new StepCost(FLOP_PER_MULTIPLY_ADD * multiplyAdds, samples / config.sampleRateHz());
    }
  }

  /** Frames that the layer of this weight puts out for one item. */
  private static double outputs(String weight, Recipe recipe, Recipe.Stage stage) {
    ModelConfig config = recipe.model();
    int window = recipe.windowFrames(stage);
    double latents = window + config.encoder().lookAheadFrames();
    double reference = recipe.training().drawing().referenceFrames() / 2; // its first layer strides
    int upSampling = config.conditioner().upSampling();
    String layer = weight.substring(0, weight.lastIndexOf('.'));
    if (layer.startsWith("encoder.down.")) {
      int index = Integer.parseInt(layer.substring("encoder.down.".length()));
      double later = 1;
      for (int i = index + 1; i < config.encoder().strides().size(); i++) {
        later *= config.encoder().strides().get(i);
      }
      return latents * later;
    }
    if (layer.startsWith("encoder.latent.") || layer.equals("encoder.output")) {
      return latents;
    }
    if (layer.startsWith("encoder.")) {
      return latents * config.encoder().downSampling();
    }
    if (layer.startsWith("speaker.")) {
      return layer.equals("speaker.output") ? 1 : reference;
    }
    if (layer.startsWith("conditioner.")) {
      return window;
    }
    if (layer.startsWith("head.")) {
      return (double) (window - config.conditioner().lookAheadFrames()) * upSampling;
    }
    return layer.endsWith(".condition")
        ? (double) stage.items().segmentFrames() * upSampling
        : recipe.decoderSteps(stage);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.torch.net.Heads;
import dev.phonocode.torch.net.Vqvae;
import java.io.IOException;
import java.util.Random;

/**
 * Measures how much errors of the latents are heard, for an encoder to shape them by: {@code
 * quantiser.noise.weight}. With J_t the derivatives of what {@link Heads#heard} tells by the latent
 * of frame t, M_k is the mean of {@code J_t' J_{t-k}}. It comes from products {@code g_t g_{t-k}'}
 * of gradients {@code g_t = J_t' v} along random signs v, whose mean it is (Hutchinson 1990).
 *
 * <p>M_0 is a mean over all speech; what one frame hears differs, so it is taken halfway to hearing
 * all errors alike. {@code src/design/0023-noise.md} has the trials.
 */
final class NoiseMeter {
  /** The name of the tensor. */
  static final String NAME = "quantiser.noise.weight";

  private static final int LAGS = 6; // 0.12 s of 20 ms frames: what the conditioner hears at once
  private static final int BATCHES = 64;
  private static final Recipe.Items ITEMS = new Recipe.Items(8, 16, 48);
  private static final long SEED = 19900301; // any fixed number

  private final BatchSampler sampler;
  private final Recipe.Stage stage;

  /**
   * A meter.
   *
   * @param stage one of the training, for what else a batch needs than its items
   */
  NoiseMeter(BatchSampler sampler, Recipe.Stage stage) {
    this.sampler = sampler;
    this.stage = stage.withItems(ITEMS);
  }

  /**
   * Measures a network.
   *
   * @return [D][D][lags + 1], oldest first; the trace of the last is D
   */
  Tensor measure(Vqvae network, NDManager manager) throws IOException {
    int dimension = network.config().quantiser().dimension();
    double[][] sums = new double[LAGS + 1][dimension * dimension];
    Random random = new Random(SEED);
    for (int i = 0; i < BATCHES; i++) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray gradient = gradient(network, sampler.batch(stage, SEED, i), random, manager);
        for (int k = 0; k <= LAGS; k++) {
          add(gradient, k, sums[k]);
        }
      }
    }
    return interleaved(sums, dimension);
  }

  /** {@code g [B,T,D]} at latents as the default books quantise them. */
  private static NDArray gradient(Vqvae network, Batch batch, Random random, NDManager manager) {
    ModelConfig config = network.config();
    NDArray frames = batch.array(manager, batch.frames(), config.encoder().inputChannels());
    NDArray chosen =
        network
            .quantiser()
            .quantise(network.latents(frames))
            .sum(config.quantiser().defaultBooks());
    NDArray quantised = manager.create(chosen.toFloatArray(), chosen.getShape());
    quantised.setRequiresGradient(true);
    NDArray speakers = Losses.speakers(network, manager, batch).stopGradient();
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray condition = network.condition(quantised, speakers);
      collector.backward(network.heads().orElseThrow().heard(condition, random));
    }
    return quantised.getGradient();
  }

  private static void add(NDArray gradient, int lag, double[] sum) {
    long frames = gradient.getShape().get(1);
    NDArray now = gradient.get(":, {}:, :", lag).transpose(0, 2, 1);
    NDArray before = gradient.get(":, :{}, :", frames - lag);
    float[] products = now.batchMatMul(before).sum(new int[] {0}).toFloatArray();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += products[i];
    }
  }

  private static Tensor interleaved(double[][] sums, int dimension) {
    double trace = 0;
    for (int d = 0; d < dimension; d++) {
      trace += sums[0][d * dimension + d];
    }
    float[] data = new float[dimension * dimension * (LAGS + 1)];
    for (int i = 0; i < dimension * dimension; i++) {
      for (int k = 0; k <= LAGS; k++) {
        boolean isDiagonal = k == 0 && i % (dimension + 1) == 0;
        double alike = isDiagonal ? 0.5 : 0;
        data[i * (LAGS + 1) + LAGS - k] = (float) (0.5 * sums[k][i] * dimension / trace + alike);
      }
    }
    return new Tensor(new int[] {dimension, dimension, LAGS + 1}, data);
  }
}

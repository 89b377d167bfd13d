// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.RecordJson;
import java.util.List;

/**
 * A prior's shape and how it learns: {@code src/design/0005-prior.md}.
 *
 * @param shape of the network
 * @param seed of everything random
 * @param drawing of what is learnt from
 * @param windows of a step
 * @param learning of the weights
 */
public record PriorRecipe(
    ModelConfig.Prior shape, long seed, Drawing drawing, Windows windows, Learning learning) {

  /**
   * What is learnt from.
   *
   * @param encodings of each recording: all but the first are shifted in time and level
   * @param levelJitterDb the shifted encodings' levels move by up to this, either way
   * @param speakerPower a speaker is drawn in proportion to minutes to this power
   */
  @RecordJson.Flat
  public record Drawing(int encodings, double levelJitterDb, double speakerPower) {}

  /**
   * What a step learns from.
   *
   * @param batch windows a step
   * @param windowFrames code frames in a window, each of which starts from nothing, as a packet
   *     does
   * @param prefixShare share of windows that keep only a random prefix of the books
   */
  @RecordJson.Flat
  public record Windows(int batch, int windowFrames, double prefixShare) {}

  /**
   * How weights learn.
   *
   * @param dropout share of hidden numbers that a step leaves out
   * @param learningRate at the start; it falls along a half cosine
   * @param finalShare of the learning rate at the end
   * @param averageDecay of the moving average of all weights, which is what ships
   */
  @RecordJson.Flat
  public record Learning(
      double dropout, double learningRate, double finalShare, double averageDecay) {}

  /** The recipe of the default model's prior. */
  public static PriorRecipe defaults() {
    return new PriorRecipe(
        new ModelConfig.Prior(128, List.of(1, 3, 9), 0.5),
        1,
        new Drawing(2, 4, 0.5),
        new Windows(16, 100, 0.25),
        new Learning(0.1, 2e-3, 0.02, 0.999));
  }

  /** Learning rate of a step. */
  double rate(int step, int steps) {
    double cosine = 0.5 * (1 + StrictMath.cos(Math.PI * step / steps));
    double f = learning.finalShare();
    return learning.learningRate() * (f + (1 - f) * cosine);
  }
}

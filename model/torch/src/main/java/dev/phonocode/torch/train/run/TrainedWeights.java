// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import ai.djl.ndarray.NDArray;
import dev.phonocode.model.Tensor;
import dev.phonocode.torch.net.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A network's parameters while they learn: optimiser and moving average. */
public final class TrainedWeights {
  private final Parameters parameters;
  private final Adam adam;
  private final WeightAverage average;

  /**
   * Weights that go on from a checkpoint.
   *
   * @param parameters of the whole network, which has been built
   */
  public TrainedWeights(Parameters parameters, Checkpoint from, double averageDecay) {
    this.parameters = parameters;
    Map<String, NDArray> trainable = new LinkedHashMap<>(parameters.arrays());
    trainable.keySet().removeIf(name -> !Parameters.isTrainable(name));
    adam = new Adam(parameters.manager(), trainable, from.tensors());
    average =
        new WeightAverage(parameters.manager(), parameters.arrays(), from.tensors(), averageDecay);
  }

  /** A second view of the averages, to build a network on. */
  public Parameters averages() {
    return Parameters.over(parameters.manager(), average.arrays());
  }

  /** A copy of the averages: what ships. */
  public Map<String, Tensor> averageTensors() {
    return Parameters.toTensors(average.arrays());
  }

  /**
   * Updates the weights by their gradients. Call within an NDScope.
   *
   * @param step counted from 0
   * @param rate learning rate by parameter name
   * @return the gradient's norm before clipping
   */
  public float update(int step, ToDoubleFunction<String> rate) {
    return adam.step(step + 1, rate);
  }

  /**
   * Lets the average follow the weights. Call within an NDScope.
   *
   * @param settled the step from which on the weights are worth remembering
   */
  public void average(int step, int settled) {
    if (step < settled) {
      average.reset();
    } else if (step % WeightAverage.EVERY == 0) {
      average.update();
    }
  }

  /** Every array of a checkpoint, by name. */
  public Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new LinkedHashMap<>(parameters.arrays());
    adam.save(arrays);
    average.save(arrays);
    return arrays;
  }
}

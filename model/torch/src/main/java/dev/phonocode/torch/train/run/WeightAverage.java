// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.phonocode.model.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exponential moving average of all parameters, codebooks included: what validates and ships. */
public final class WeightAverage {
  /** Averaging every tenth step costs a tenth and smooths the same. */
  public static final int EVERY = 10;

  private final Map<String, NDArray> weights;
  private final Map<String, NDArray> averages = new LinkedHashMap<>();
  private final float share;

  public WeightAverage(
      NDManager manager, Map<String, NDArray> weights, Map<String, Tensor> loaded, double decay) {
    this.weights = weights;
    this.share = (float) (1 - Math.pow(decay, EVERY));
    weights.forEach(
        (name, w) -> {
          Tensor start = loaded.get("average/" + name);
          averages.put(
              name,
              start == null
                  ? manager.create(w.toFloatArray(), w.getShape())
                  : manager.create(start.data(), w.getShape()));
        });
  }

  /** Moves the average towards the weights. Call within an NDScope. */
  public void update() {
    averages.forEach((name, a) -> a.addi(weights.get(name).sub(a).mul(share)));
  }

  /** Sets the average to the weights, when these have just jumped. Call within an NDScope. */
  public void reset() {
    averages.forEach((name, a) -> a.addi(weights.get(name).sub(a)));
  }

  public Map<String, NDArray> arrays() {
    return averages;
  }

  public void save(Map<String, NDArray> into) {
    averages.forEach((name, a) -> into.put("average/" + name, a));
  }
}

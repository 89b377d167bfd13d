// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.phonocode.model.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) with the gradient clipped by its global norm. DJL's own
 * clips each element on one side only and cannot be saved; here the moments are plain arrays.
 */
public final class Adam {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.99f;
  private static final float EPSILON = 1e-8f;
  private static final float MAX_NORM = 1f;

  private final Map<String, NDArray> weights;
  private final Map<String, NDArray> means = new LinkedHashMap<>();
  private final Map<String, NDArray> variances = new LinkedHashMap<>();

  /** Moments from a checkpoint's {@code loaded} tensors, zero where it has none. */
  public Adam(NDManager manager, Map<String, NDArray> weights, Map<String, Tensor> loaded) {
    this.weights = weights;
    weights.forEach(
        (name, w) -> {
          means.put(name, moment(manager, w, loaded.get("mean/" + name)));
          variances.put(name, moment(manager, w, loaded.get("variance/" + name)));
        });
  }

  private static NDArray moment(NDManager manager, NDArray like, Tensor loaded) {
    return loaded == null
        ? manager.zeros(like.getShape())
        : manager.create(loaded.data(), like.getShape());
  }

  /**
   * Updates every weight that has a learning rate over 0 and clears the gradients. Call within an
   * NDScope.
   *
   * @param step counted from 1
   * @param rate learning rate by parameter name
   * @return the gradient's norm before clipping
   * @throws ArithmeticException if it is not finite; the weights are then as they were
   */
  public float step(int step, ToDoubleFunction<String> rate) {
    NDList squares = new NDList();
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    weights.forEach(
        (name, w) -> {
          if (rate.applyAsDouble(name) > 0) {
            NDArray gradient = w.getGradient();
            gradients.put(name, gradient);
            squares.add(gradient.square().sum());
          }
        });
    float norm = NDArrays.stack(squares).sum().sqrt().getFloat();
    if (!Float.isFinite(norm)) {
      throw new ArithmeticException("the gradient's norm is " + norm + " at step " + step);
    }
    float scale = norm > MAX_NORM ? MAX_NORM / norm : 1;
    double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    gradients.forEach(
        (name, gradient) -> {
          NDArray w = weights.get(name);
          NDList inputs = new NDList(w, gradient, means.get(name), variances.get(name));
          float lr = (float) rate.applyAsDouble(name);
          w.getNDArrayInternal()
              .adamUpdate(
                  inputs,
                  new NDList(w),
                  lr,
                  (float) (lr * correction),
                  0,
                  scale,
                  -1,
                  BETA1,
                  BETA2,
                  EPSILON,
                  false,
                  false);
        });
    return norm;
  }

  /** The moments, for a checkpoint: {@code mean/NAME} and {@code variance/NAME}. */
  public void save(Map<String, NDArray> into) {
    means.forEach((name, m) -> into.put("mean/" + name, m));
    variances.forEach((name, v) -> into.put("variance/" + name, v));
  }
}

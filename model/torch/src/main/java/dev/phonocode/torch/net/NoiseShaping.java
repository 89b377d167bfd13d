// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;

/**
 * How errors of latents are heard, in training: {@code src/design/0023-noise.md}. A stream's
 * encoder knows the errors of the frames before; here all frames are at hand, so those after count
 * too. With {@code M_{-k} = M_k'}, what is heard of an error r_t beside others is least where it is
 * {@code -M_0^-1 Σ_{k≠0} M_k r_{t-k}}.
 */
public final class NoiseShaping {
  /** The name of the matrices among a model's weights, [D][D][K + 1], oldest first. */
  public static final String NAME = "quantiser.noise.weight";

  private final NDArray metric; // [D][D] M_0, symmetric
  private final NDArray shifts; // [D][D][2K + 1] M_0^-1 M_k, K first, 0 at k = 0
  private final int lags;

  /** The shaping of matrices [D][D][K + 1]; its arrays live as long as these. */
  NoiseShaping(NDArray matrices) {
    NDManager manager = matrices.getManager();
    int dimension = (int) matrices.getShape().get(0);
    lags = (int) matrices.getShape().get(2) - 1;
    NDArray now = matrices.get(":, :, {}", lags);
    metric = now.add(now.transpose()).div(2);
    NDArray inverse = metric.inverse();
    NDList taps = new NDList();
    for (int at = 0; at <= 2 * lags; at++) {
      NDArray tap = manager.zeros(new Shape(dimension, dimension));
      if (at < lags) {
        tap = inverse.matMul(matrices.get(":, :, {}", at));
      } else if (at > lags) {
        tap = inverse.matMul(matrices.get(":, :, {}", 2 * lags - at).transpose());
      }
      taps.add(tap);
    }
    shifts = NDArrays.stack(taps, 2);
  }

  /** {@code M_0 x} of rows [...][D]. */
  NDArray weigh(NDArray rows) {
    Shape shape = rows.getShape();
    return rows.reshape(-1, metric.getShape().get(0)).matMul(metric).reshape(shape);
  }

  /**
   * How far from a latent its vectors should be, for the errors around it [B,T,D] that are given.
   */
  NDArray shift(NDArray errors) {
    return Conv1d.conv1d(
            errors.transpose(0, 2, 1), shifts, null, new Shape(1), new Shape(lags), new Shape(1))
        .singletonOrThrow()
        .transpose(0, 2, 1);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.Matrix;
import java.util.Arrays;

/**
 * How much the errors that quantising leaves in the latents are heard: {@code Σ_t Σ_k r_t·M_k
 * r_{t-k}}, with M_0 … M_K measured when the model was trained ({@code quantiser.noise.weight}
 * [D][D][K + 1], oldest first). Errors of frames that follow each other meet in the conditioner, so
 * those that were made are a reason for the next ones: noise feedback, as in predictive coding
 * (Atal and Schroeder 1979), here among vectors. A model without the matrices hears |r|². {@code
 * src/design/0023-noise.md}. Immutable.
 */
public final class NoiseShaping {
  private static final String NAME = "quantiser.noise.weight";

  private final Matrix[] taps; // M_K … M_0, or none
  private final int dimension;

  /**
   * The shaping that a model's weights say.
   *
   * @throws IllegalArgumentException naming the tensor if it is of the wrong shape
   */
  public NoiseShaping(KernelSet kernels, Weights weights, int dimension) {
    this.dimension = dimension;
    Tensor all = weights.tensors().get(NAME);
    if (all == null) {
      taps = new Matrix[0];
    } else {
      int count = matrices(all.shape());
      float[] data = weights.get(NAME, dimension, dimension, count).data();
      taps = kernels.taps(data, dimension, dimension, count);
    }
  }

  /** How many matrices a tensor of this shape holds; at least one, so that others are refused. */
  private static int matrices(int[] shape) {
    return shape.length == 0 ? 1 : Math.max(1, shape[shape.length - 1]);
  }

  /** Whether the model has the matrices. */
  public boolean isMeasured() {
    return taps.length > 0;
  }

  /** {@code M_0 x} of the first {@code count} rows [D], into others. */
  void weigh(float[][] rows, int count, float[][] weighted) {
    for (int i = 0; i < count; i++) {
      if (taps.length == 0) {
        Elementwise.copy(rows[i], weighted[i]);
      } else {
        Arrays.fill(weighted[i], 0f);
      }
    }
    if (taps.length > 0) {
      taps[taps.length - 1].multiplyRows(weighted, rows, 0, 1, weighted, count);
    }
  }

  /** No frames yet. */
  Past newPast() {
    return new Past();
  }

  /** Errors of the last frames. One thread at a time. */
  final class Past {
    private final float[][] errors = new float[Math.max(0, taps.length - 1)][dimension];
    private final float[] heard = new float[dimension];

    /** What they add to the next frame's {@code M_0 r}: {@code Σ_{k>0} M_k r_{t-k}}. */
    float[] heard() {
      return heard;
    }

    /** Goes on by a frame that was left with this error [D]. */
    void add(float[] error) {
      Arrays.fill(heard, 0f);
      for (int i = 0; i < errors.length; i++) {
        Elementwise.copy(i + 1 < errors.length ? errors[i + 1] : error, errors[i]);
        taps[i].multiply(heard, errors[i], heard);
      }
    }
  }
}

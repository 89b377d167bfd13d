// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

/** Loops over one vector, in the form that C2 turns into vector code. */
public final class Elementwise {
  private static final double NORM_EPSILON = 1e-5;

  private Elementwise() {}

  /** {@code y[i] = max(x[i], 0)} over all of y. */
  public static void relu(float[] x, float[] y) {
    relu(x, 0, y);
  }

  /** {@code y[i] = max(x[from + i], 0)} over all of y. */
  public static void relu(float[] x, int from, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(x[from + i], 0f);
    }
  }

  /** {@code y[i] = y[i] + x[i]} over all of y. */
  public static void add(float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] + x[i];
    }
  }

  /** Copies all of x to the start of y. */
  public static void copy(float[] x, float[] y) {
    System.arraycopy(x, 0, y, 0, x.length);
  }

  /**
   * LayerNorm without affine, in place: sums run from left to right in float32; {@code (x - mean) /
   * sqrt(variance + 1e-5)}, the root taken in double and rounded.
   */
  public static void layerNorm(float[] x) {
    float sum = 0f;
    for (float v : x) {
      sum = sum + v;
    }
    float mean = sum / x.length;
    float squares = 0f;
    for (float v : x) {
      float d = v - mean;
      squares = fma(d, d, squares);
    }
    float deviation = (float) Math.sqrt(squares / x.length + NORM_EPSILON);
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - mean) / deviation;
    }
  }
}

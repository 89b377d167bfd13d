// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** The fastest float32 matrix product that DJL makes on a device, measured now. */
final class MatrixPeak {
  /** Large enough to hide a call's cost, small enough to end soon. */
  private static final List<Integer> SIZES = List.of(512, 1024, 2048);

  private static final long MEASURE_NANOS = 150_000_000;
  private static final int TRIES = 3;

  private MatrixPeak() {}

  /** Operations a second, two for each multiply-add: the best of all sizes and tries. */
  static double flopPerSecond(NDManager manager) {
    double best = 0;
    for (int size : SIZES) {
      try (NDManager scratch = manager.newSubManager()) {
        NDArray a = scratch.randomUniform(-1, 1, new Shape(size, size), DataType.FLOAT32);
        NDArray b = scratch.randomUniform(-1, 1, new Shape(size, size), DataType.FLOAT32);
        for (int i = 0; i < TRIES; i++) {
          best = Math.max(best, flopPerSecond(a, b));
        }
      }
    }
    return best;
  }

  private static double flopPerSecond(NDArray a, NDArray b) {
    double size = a.getShape().get(0);
    double flop = 0;
    long start = System.nanoTime();
    long now = start;
    while (now - start < MEASURE_NANOS) {
      try (NDArray product = a.matMul(b)) {
        product.getFloat(0, 0); // waits for a device that works on its own
      }
      flop += 2 * size * size * size;
      now = System.nanoTime();
    }
    return flop * 1e9 / (now - start);
  }
}

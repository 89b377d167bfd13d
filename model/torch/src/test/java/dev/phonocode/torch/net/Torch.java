// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;

/** The engine, and seeded arrays, for tests. */
final class Torch {
  private Torch() {}

  static NDManager manager() {
    return Engine.getEngine("PyTorch").newBaseManager();
  }

  static NDArray gaussian(NDManager manager, long seed, long... shape) {
    Random random = new Random(seed);
    float[] data = new float[(int) new Shape(shape).size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return manager.create(data, new Shape(shape));
  }
}

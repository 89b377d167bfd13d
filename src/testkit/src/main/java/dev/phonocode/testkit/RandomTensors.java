// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.testkit;

import dev.phonocode.model.Tensor;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Layers of seeded random numbers, by name.
 *
 * @param tensors those made so far
 */
public record RandomTensors(Random random, Map<String, Tensor> tensors) {
  /** None yet. */
  public RandomTensors(long seed) {
    this(new Random(seed), new TreeMap<>());
  }

  /** Goes on with another's, from numbers of its own. */
  RandomTensors(RandomTensors other, long seed) {
    this(new Random(seed), other.tensors());
  }

  /** A convolution whose outputs are about as large as its inputs. */
  public void conv(String name, int outputs, int inputs, int kernel) {
    conv(name, 1, outputs, inputs, kernel);
  }

  /** A convolution whose outputs are larger than its inputs by {@code scale}. */
  public void conv(String name, double scale, int outputs, int inputs, int kernel) {
    put(name + ".weight", scale * Math.sqrt(1.5 / (inputs * kernel)), outputs, inputs, kernel);
    put(name + ".bias", 0.1 * scale, outputs);
  }

  /** Residual blocks. */
  public void blocks(String name, int channels, int count) {
    for (int i = 0; i < count; i++) {
      conv(name + "." + i + ".dilated", channels, channels, 3);
      conv(name + "." + i + ".pointwise", channels, channels, 1);
    }
  }

  /** Normal numbers with this deviation. */
  public void put(String name, double deviation, int... shape) {
    float[] data = new float[Math.toIntExact(Tensor.size(shape))];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (deviation * random.nextGaussian());
    }
    tensors.put(name, new Tensor(shape, data));
  }
}

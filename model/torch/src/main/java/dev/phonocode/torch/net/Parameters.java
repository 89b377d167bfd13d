// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Named parameters on one device. A layer asks for its arrays by name and shape while it is built:
 * it gets the loaded numbers where there are some, and seeded random ones otherwise.
 */
public final class Parameters {
  private final NDManager manager;
  private final Map<String, Tensor> loaded;
  private final long seed;
  private final Map<String, NDArray> given = new LinkedHashMap<>();
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();
  private final boolean isMixed;

  /**
   * Parameters that start from {@code loaded} by name; a name that is absent there starts random.
   *
   * @param seed of the random start; the same seed and name give the same numbers
   */
  public Parameters(NDManager manager, Map<String, Tensor> loaded, long seed) {
    this(manager, loaded, seed, false);
  }

  /**
   * The same for a network whose convolutions may multiply in bfloat16; the numbers themselves are
   * float32.
   */
  public Parameters(NDManager manager, Map<String, Tensor> loaded, long seed, boolean isMixed) {
    this.isMixed = isMixed;
    this.manager = manager;
    this.loaded = Map.copyOf(loaded);
    this.seed = seed;
  }

  /** Parameters that are the given arrays themselves, not copies: a second view of them. */
  public static Parameters over(NDManager manager, Map<String, NDArray> arrays) {
    Parameters p = new Parameters(manager, Map.of(), 0);
    p.given.putAll(arrays);
    return p;
  }

  /** Whether convolutions multiply in bfloat16. */
  boolean isMixed() {
    return isMixed;
  }

  /** The manager that owns the arrays. */
  public NDManager manager() {
    return manager;
  }

  /** A trainable weight {@code [out][in][k]}, uniform in ±gain·sqrt(3 / (in·k)) at the start. */
  NDArray weight(String name, double gain, int... shape) {
    int fanIn = Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b);
    NDArray array = array(name, gain * Math.sqrt(3.0 / fanIn), shape);
    return trainable(name, array);
  }

  /** A trainable bias, zero at the start. */
  NDArray bias(String name, int size) {
    return trainable(name, array(name, 0, size));
  }

  /** An array that no gradient reaches (a codebook), uniform in ±scale at the start. */
  NDArray buffer(String name, double scale, int... shape) {
    return array(name, scale, shape);
  }

  /** A trainable table, uniform in ±scale at the start. */
  NDArray table(String name, double scale, int... shape) {
    return trainable(name, array(name, scale, shape));
  }

  private NDArray trainable(String name, NDArray array) {
    if (!given.containsKey(name)) {
      array.setRequiresGradient(true);
    }
    return array;
  }

  private NDArray array(String name, double scale, int... shape) {
    if (given.containsKey(name)) {
      arrays.put(name, given.get(name));
      return given.get(name);
    }
    Tensor start = loaded.get(name);
    if (start == null) {
      start = random(name, scale, shape);
    }
    start.requireShape("parameter " + name, shape);
    NDArray array =
        manager.create(start.data(), new Shape(Arrays.stream(shape).asLongStream().toArray()));
    if (arrays.put(name, array) != null) {
      throw new IllegalStateException("parameter " + name + " is used twice");
    }
    return array;
  }

  private Tensor random(String name, double scale, int... shape) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L + name.hashCode());
    float[] data = new float[(int) Tensor.size(shape)];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (scale * (2 * random.nextDouble() - 1));
    }
    return new Tensor(shape, data);
  }

  /** All arrays by name, in the order of the network. */
  public Map<String, NDArray> arrays() {
    return Collections.unmodifiableMap(arrays);
  }

  /** Whether gradients reach the array of this name. */
  public static boolean isTrainable(String name) {
    return name.endsWith(".weight") || name.endsWith(".bias") || name.equals("speaker.table");
  }

  /** A copy of all numbers. */
  public Map<String, Tensor> toTensors() {
    return toTensors(arrays);
  }

  /** A copy of the numbers of {@code arrays}. */
  public static Map<String, Tensor> toTensors(Map<String, NDArray> arrays) {
    Map<String, Tensor> tensors = new TreeMap<>();
    arrays.forEach(
        (name, array) -> {
          long[] dims = array.getShape().getShape();
          int[] shape = Arrays.stream(dims).mapToInt(Math::toIntExact).toArray();
          tensors.put(name, new Tensor(shape, array.toFloatArray()));
        });
    return tensors;
  }
}

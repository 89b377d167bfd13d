// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a model by name, in their stored form: every {@code *.weight} is rounded to
 * bfloat16, everything else is float32. Immutable; the names are listed in {@code
 * src/design/0001-network.md}.
 */
public final class Weights {
  private final SortedMap<String, Tensor> tensors;

  private Weights(SortedMap<String, Tensor> tensors) {
    this.tensors = Collections.unmodifiableSortedMap(tensors);
  }

  /** Weights in stored form: the {@code *.weight} tensors among {@code raw} are rounded. */
  public static Weights of(Map<String, Tensor> raw) {
    TreeMap<String, Tensor> stored = new TreeMap<>();
    raw.forEach((name, t) -> stored.put(name, isBFloat16(name) ? rounded(t) : t));
    return new Weights(stored);
  }

  /** Whether the tensor of this name is stored as bfloat16. */
  public static boolean isBFloat16(String name) {
    return name.endsWith(".weight");
  }

  private static Tensor rounded(Tensor t) {
    float[] data = new float[t.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = BFloat16.round(t.data()[i]);
    }
    return new Tensor(t.shape(), data);
  }

  /** All tensors, sorted by name. */
  public SortedMap<String, Tensor> tensors() {
    return tensors;
  }

  /** Whether there is a tensor of this name. */
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /**
   * The tensor of this name and shape.
   *
   * @throws IllegalArgumentException if it is absent or of another shape
   */
  public Tensor get(String name, int... shape) {
    Tensor t = tensors.get(name);
    if (t == null) {
      throw new IllegalArgumentException("weights: no tensor named " + name);
    }
    if (!Arrays.equals(t.shape(), shape)) {
      throw new IllegalArgumentException(
          "weights: "
              + name
              + " has shape "
              + Arrays.toString(t.shape())
              + ", expected "
              + Arrays.toString(shape));
    }
    return t;
  }

  /** Numbers in all tensors together. */
  public long parameters() {
    return tensors.values().stream().mapToLong(t -> t.data().length).sum();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a model by name, in their stored form: every {@code *.weight} is rounded to
 * bfloat16, everything else is float32. Immutable; the names are listed in {@code
 * src/design/0001-network.md}.
 */
public final class Weights {
  private final SortedMap<String, Tensor> tensors;
  private final Optional<byte[]>
      file; // what they were read from, if it is what they are written as

  private Weights(SortedMap<String, Tensor> tensors, Optional<byte[]> file) {
    this.tensors = Collections.unmodifiableSortedMap(tensors);
    this.file = file;
  }

  /** Weights in stored form: the {@code *.weight} tensors among {@code raw} are rounded. */
  public static Weights of(Map<String, Tensor> raw) {
    TreeMap<String, Tensor> stored = new TreeMap<>();
    raw.forEach((name, t) -> stored.put(name, isBFloat16(name) ? rounded(t) : t));
    return new Weights(stored, Optional.empty());
  }

  /**
   * Reads weights from a safetensors file.
   *
   * @throws IOException if it is not one
   * @throws IllegalArgumentException if a number is not finite
   */
  static Weights read(byte[] file) throws IOException {
    Map<String, Tensor> raw = Safetensors.read(file);
    raw.forEach((name, tensor) -> checkFinite(name, tensor.data()));
    Weights weights = of(raw);
    return Safetensors.startsLike(file, weights)
        ? new Weights(weights.tensors, Optional.of(file))
        : weights;
  }

  private static void checkFinite(String name, float[] data) {
    for (int i = 0; i < data.length; i++) {
      if (!Float.isFinite(data[i])) {
        throw new IllegalArgumentException(
            "tensor %s: expected finite numbers, found %s at %d".formatted(name, data[i], i));
      }
    }
  }

  /** The safetensors file of these weights. Not to be changed. */
  byte[] file() {
    return file.orElseGet(() -> Safetensors.write(this));
  }

  /** Whether the tensor of this name is stored as bfloat16. */
  public static boolean isBFloat16(String name) {
    return name.endsWith(".weight");
  }

  private static Tensor rounded(Tensor t) {
    if (BFloat16.holds(t.data())) {
      return t;
    }
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
    return t.requireShape("weights: " + name, shape);
  }

  /** Numbers in all tensors together. */
  public long parameters() {
    return tensors.values().stream().mapToLong(t -> t.data().length).sum();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import java.util.Arrays;

/**
 * One weight array: row-major numbers and their shape. The array is shared, not copied: weights are
 * written once, when they are loaded or exported, and only read afterwards.
 *
 * @param shape sizes, outermost first, e.g. {@code [out][in][k]}
 * @param data {@code product(shape)} numbers
 */
public record Tensor(int[] shape, float[] data) {
  /** Checks that the shape holds exactly the data. */
  public Tensor {
    long size = size(shape);
    if (size != data.length) {
      throw new IllegalArgumentException(
          "tensor of shape %s needs %s numbers, found %s"
              .formatted(Arrays.toString(shape), size, data.length));
    }
  }

  /**
   * This tensor.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException if its shape is another
   */
  public Tensor requireShape(String name, int... expected) {
    if (!Arrays.equals(shape, expected)) {
      throw new IllegalArgumentException(
          "%s has shape %s, expected %s"
              .formatted(name, Arrays.toString(shape), Arrays.toString(expected)));
    }
    return this;
  }

  /** Numbers in a tensor of this shape. */
  public static long size(int... shape) {
    long size = 1;
    for (int n : shape) {
      if (n < 0) {
        throw new IllegalArgumentException("negative size in shape " + Arrays.toString(shape));
      }
      size = Math.multiplyExact(size, n);
    }
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t
        && Arrays.equals(shape, t.shape)
        && Arrays.equals(data, t.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.util.Arrays;

/** Numbers in order that do not change: what records hold in place of an array. */
public final class Floats {
  private final float[] numbers;

  private Floats(float[] numbers) {
    this.numbers = numbers;
  }

  /** These numbers, copied. */
  public static Floats of(float... numbers) {
    return new Floats(numbers.clone());
  }

  /** How many there are. */
  public int size() {
    return numbers.length;
  }

  /** The number at {@code index}, from 0. */
  public float get(int index) {
    return numbers[index];
  }

  /** A copy of all. */
  public float[] toArray() {
    return numbers.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Floats f && Arrays.equals(numbers, f.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers);
  }
}

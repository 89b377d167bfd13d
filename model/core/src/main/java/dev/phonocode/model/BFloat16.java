// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

/**
 * The 16-bit float that keeps float32's exponent and 8 bits of significand. Weights are stored in
 * it, rounded to nearest even, so that every machine computes with the same numbers.
 */
public final class BFloat16 {
  private BFloat16() {}

  /** The nearest bfloat16, ties to even, as its 16 bits. NaN stays a NaN. */
  public static short fromFloat(float x) {
    int bits = Float.floatToRawIntBits(x);
    if (Float.isNaN(x)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    int half = 0x7FFF + ((bits >>> 16) & 1);
    return (short) ((bits + half) >>> 16);
  }

  /** The float32 that a bfloat16 stands for; exact. */
  public static float toFloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** x rounded to a number that bfloat16 can hold. */
  public static float round(float x) {
    return toFloat(fromFloat(x));
  }

  /** The float32 numbers that as many bfloat16 ones stand for. */
  static void toFloats(short[] bits, float[] numbers) {
    for (int i = 0; i < bits.length; i++) {
      numbers[i] = Float.intBitsToFloat(bits[i] << 16);
    }
  }

  /** Whether bfloat16 holds all of these numbers exactly. */
  static boolean holds(float[] numbers) {
    int lost = 0;
    for (float x : numbers) {
      lost |= Float.floatToRawIntBits(x) & 0xFFFF;
    }
    return lost == 0;
  }
}

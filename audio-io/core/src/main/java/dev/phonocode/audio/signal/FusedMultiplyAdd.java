// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * {@code a · b + c} with one rounding: the only way in which normative arithmetic adds a product.
 * IEEE 754 says the result to the bit, so every machine agrees. Where the processor has no such
 * instruction, {@link Math#fma(float, float, float)} goes through decimal numbers, a thousand times
 * slower; here it is then made of double arithmetic.
 */
public final class FusedMultiplyAdd {
  private static final boolean IN_HARDWARE = FmaHardware.isThere();

  /** What a float has no room for, of the 52 bits of a double's fraction. */
  private static final long LOST_BITS = (1L << 29) - 1;

  private static final long HALFWAY = 1L << 28;

  private FusedMultiplyAdd() {}

  /** Returns {@code a · b + c}, rounded once to the nearest float, ties to even. */
  public static float fma(float a, float b, float c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : emulated(a, b, c);
  }

  /** Whether one instruction does it; without, vectors do not pay. */
  public static boolean isInHardware() {
    return IN_HARDWARE;
  }

  /**
   * The same by double arithmetic. The product of two floats is exact in double, so only the sum is
   * rounded, and then rounded again to float. The second rounding goes wrong at most where the
   * first one ends exactly halfway between two floats, as it never crosses such a point.
   */
  static float emulated(float a, float b, float c) {
    double product = (double) a * b;
    double sum = product + c;
    boolean halfway = (Double.doubleToRawLongBits(sum) & LOST_BITS) == HALFWAY;
    // Subnormal floats lose more bits, other points are halfway: all of them take the long way.
    return halfway || !(Math.abs(sum) >= Float.MIN_NORMAL)
        ? (float) toOdd(product, c, sum)
        : (float) sum;
  }

  /**
   * The sum rounded to odd instead (Boldo and Melquiond 2008, "Emulation of FMA and correctly
   * rounded sums: proved algorithms using rounding to odd"): if it is not exact, its last bit is 1,
   * and it lies halfway between no two floats.
   */
  private static double toOdd(double a, double b, double sum) {
    double back = sum - a;
    double error =
        (a - (sum - back)) + (b - back); // exact (Knuth's TwoSum); NaN if sum is not finite
    long bits = Double.doubleToRawLongBits(sum);
    if ((error > 0 || error < 0) && (bits & 1) == 0) {
      bits += error > 0 == sum > 0 ? 1 : -1;
    }
    return Double.longBitsToDouble(bits);
  }
}

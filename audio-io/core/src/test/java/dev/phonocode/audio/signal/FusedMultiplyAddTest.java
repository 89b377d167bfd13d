// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FusedMultiplyAddTest {
  private static final long SEED = 20261126;

  /** Where rounding turns: ends of the range, subnormal numbers, neighbours of powers of two. */
  private static final float[] EDGES = {
    0f,
    Float.MIN_VALUE,
    3 * Float.MIN_VALUE,
    Math.nextDown(Float.MIN_NORMAL),
    Float.MIN_NORMAL,
    Math.nextUp(Float.MIN_NORMAL),
    0x1p-75f,
    0x1p-63f,
    0x1.000002p-24f,
    0x1p-24f,
    Math.nextDown(0.5f),
    0.5f,
    Math.nextDown(1f),
    1f,
    Math.nextUp(1f),
    1.5f,
    Math.nextDown(2f),
    3f,
    0x1.8p23f,
    0x1.fffffep23f,
    0x1.000002p24f,
    0x1p63f,
    0x1p75f,
    0x1p104f,
    Math.nextDown(Float.MAX_VALUE),
    Float.MAX_VALUE
  };

  private final Random random = new Random(SEED);

  /** The exact sum, by decimal numbers, rounded once. Zeros have no sign there. */
  private static void check(float a, float b, float c) {
    BigDecimal exact = new BigDecimal(a).multiply(new BigDecimal(b)).add(new BigDecimal(c));
    float expected = exact.floatValue();
    float found = FusedMultiplyAdd.emulated(a, b, c);
    String where = Float.toHexString(a) + " * " + Float.toHexString(b) + " + " + c;
    if (exact.signum() != 0) {
      expected = Math.copySign(expected, exact.signum()); // what is too small keeps its sign
      assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(found), where);
    } else {
      assertTrue(found == 0f, where);
    }
    same(a, b, c);
  }

  /** Java's own, the instruction or not, to the bit: signs of zero and what is not finite, too. */
  private static void same(float a, float b, float c) {
    int expected = Float.floatToIntBits(Math.fma(a, b, c)); // one NaN
    String where = Float.toHexString(a) + " * " + Float.toHexString(b) + " + " + c;
    assertEquals(expected, Float.floatToIntBits(FusedMultiplyAdd.emulated(a, b, c)), where);
    assertEquals(expected, Float.floatToIntBits(FusedMultiplyAdd.fma(a, b, c)), where);
  }

  @Test
  void isExactOnAllEdgesInAllSigns() {
    for (float a : EDGES) {
      for (float b : EDGES) {
        for (float c : EDGES) {
          check(a, b, c);
          check(-a, b, c);
          check(a, b, -c);
          check(-a, b, -c);
        }
      }
    }
  }

  @Test
  void isExactOnNumbersOfAnySizeAndOfLikeSize() {
    for (int i = 0; i < 50_000; i++) {
      float a = anyFinite();
      float b = anyFinite();
      check(a, b, anyFinite());
      float likeProduct = a * b * (1 + random.nextInt(1 << 24) * 0x1p-23f);
      if (Float.isFinite(likeProduct)) {
        check(a, b, -likeProduct);
        check((float) random.nextGaussian(), (float) random.nextGaussian(), 1f);
      }
    }
  }

  /** Half a last place and a little less is added: the double sum forgets the little. */
  @Test
  void isExactWhereADoubleSumWouldBeRoundedTwice() {
    int roundedTwice = 0;
    for (int i = 0; i < 100_000; i++) {
      float c = 0x1p23f + random.nextInt(1 << 23);
      int beside = 1 + random.nextInt(100);
      float a = 1f + beside * 0x1p-23f;
      float b = 1f - beside * 0x1p-23f;
      int exponent = random.nextInt(240) - 172; // down to subnormal sums
      float half = random.nextBoolean() ? 0.5f : -0.5f;
      c = Math.scalb(c, exponent);
      a = Math.scalb(a, exponent / 2);
      b = Math.scalb(half * b, exponent - exponent / 2);
      check(a, b, c);
      check(a, b, -c);
      roundedTwice += (float) ((double) a * b + c) != Math.fma(a, b, c) ? 1 : 0;
    }
    assertTrue(roundedTwice > 10_000, roundedTwice + " sums were rounded twice: tests too little");
  }

  @Test
  void keepsSignsOfZeroAndWhatIsNotFinite() {
    float[] special = {
      0f,
      -0f,
      1f,
      -1f,
      Float.MIN_VALUE,
      -Float.MIN_VALUE,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN
    };
    for (float a : special) {
      for (float b : special) {
        for (float c : special) {
          same(a, b, c);
        }
      }
    }
  }

  @Test
  void asksTheJvmForTheInstructionAndTimingSaysTheSame() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    boolean used = Boolean.parseBoolean(jvm.getVMOption("UseFMA").getValue());
    assertEquals(used, FusedMultiplyAdd.isInHardware());
    assertEquals(used, FmaHardware.isFast());
  }

  private float anyFinite() {
    float x = Float.intBitsToFloat(random.nextInt());
    return Float.isFinite(x) ? x : 1f;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * Mu-law companding to 256 levels, µ = 255: the alphabet in which the decoder predicts samples (van
 * den Oord 2016, "WaveNet", §2.2).
 *
 * <pre>
 * c     = sgn(x) ln(1 + 255 |x|) / ln 256            companded value, -1 to 1
 * index = floor((c + 1) / 2 · 255 + 0.5)             0 to 255
 * c     = 2 index / 255 - 1,  x = sgn(c) (256^|c| - 1) / 255
 * </pre>
 *
 * <p>The curve is continuous, not the eight straight segments of G.711. Zero is not a level: the
 * two smallest, 127 and 128, decode to ±8.6e-5.
 */
public final class MuLaw {

  /** Number of levels. */
  public static final int LEVELS = 256;

  private static final int TOP = LEVELS - 1;
  private static final float[] COMPANDED = new float[LEVELS];
  private static final float[] LINEAR = new float[LEVELS];

  /** EDGES[i - 1] is the smallest float that is coded as i. */
  private static final float[] EDGES = new float[TOP];

  static {
    for (int i = 0; i < LEVELS; i++) {
      double c = (2.0 * i - TOP) / TOP;
      COMPANDED[i] = (float) c;
      LINEAR[i] = (float) expand(c);
    }
    for (int i = 1; i < LEVELS; i++) {
      EDGES[i - 1] = Thresholds.roundUp(expand((2.0 * i - 1 - TOP) / TOP));
    }
  }

  private MuLaw() {}

  /**
   * Returns the level of a sample, 0 to 255. Samples beyond ±1 are clipped; NaN gives 0.
   *
   * @param x linear sample
   */
  public static int encode(float x) {
    return Thresholds.countAtOrBelow(EDGES, x);
  }

  /**
   * Returns the companded value of a level, -1 to 1.
   *
   * @param index level, 0 to 255
   * @throws IndexOutOfBoundsException if there is no such level
   */
  public static float companded(int index) {
    return COMPANDED[index];
  }

  /**
   * Returns the linear sample of a level, -1 to 1.
   *
   * @param index level, 0 to 255
   * @throws IndexOutOfBoundsException if there is no such level
   */
  public static float decode(int index) {
    return LINEAR[index];
  }

  private static double expand(double c) {
    double magnitude = (StrictMath.pow(LEVELS, Math.abs(c)) - 1) / TOP;
    return c < 0 ? -magnitude : magnitude;
  }
}

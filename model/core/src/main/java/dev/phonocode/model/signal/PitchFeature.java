// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.signal;

/** Pitch as the pitch head tells it: log2(F0 / 160), and the logit of voicing. */
public final class PitchFeature {
  /** What the head tells of a frame: the two. */
  public static final int NUMBERS = 2;

  private static final double REFERENCE_HZ = 160;
  private static final double LN_2 = StrictMath.log(2);

  private PitchFeature() {}

  /** Of a frequency in Hz, above 0. */
  public static float octaves(double hertz) {
    return (float) (StrictMath.log(hertz / REFERENCE_HZ) / LN_2);
  }

  /** The period in samples, 0 where there is no voice. */
  public static float period(float octaves, float voicing, int sampleRateHz) {
    // StrictMath.pow would make garbage.
    double ratio = StrictMath.exp(-octaves * LN_2);
    return voicing > 0 ? (float) (sampleRateHz / REFERENCE_HZ * ratio) : 0;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

/**
 * The network's own elementary functions, in float32, by one order of operations. Tests hold the
 * stated errors against {@link StrictMath}.
 */
public final class Functions {
  /** Beyond it tanh is 1 in float32. */
  static final float TANH_END = 7.90531110763549805f;

  // Minimax rational approximation of tanh on [-TANH_END, TANH_END], odd over even;
  // coefficients as in Eigen's generic_fast_tanh_float.
  static final float A1 = 4.89352455891786e-03f;
  static final float A3 = 6.37261928875436e-04f;
  static final float A5 = 1.48572235717979e-05f;
  static final float A7 = 5.12229709037114e-08f;
  static final float A9 = -8.60467152213735e-11f;
  static final float A11 = 2.00018790482477e-13f;
  static final float A13 = -2.76076847742355e-16f;
  static final float B0 = 4.89352518554385e-03f;
  static final float B2 = 2.26843463243900e-03f;
  static final float B4 = 1.18534705686654e-04f;
  static final float B6 = 1.19825839466702e-06f;

  /** Under it {@link #exp} is constant. */
  static final float EXP_END = -40f;

  static final float EXP_STEP = 1f / 256f;
  static final float C2 = 1f / 2f;
  static final float C3 = 1f / 6f;
  static final float C4 = 1f / 24f;

  private Functions() {}

  /** tanh x; absolute error under 4e-7. */
  public static float tanh(float x) {
    float t = Math.min(Math.max(x, -TANH_END), TANH_END);
    float s = t * t;
    float odd = t * (A1 + s * (A3 + s * (A5 + s * (A7 + s * (A9 + s * (A11 + s * A13))))));
    return odd / (B0 + s * (B2 + s * (B4 + s * B6)));
  }

  /** 1 / (1 + exp(-x)), computed as {@code 0.5 + 0.5 tanh(x / 2)}; absolute error under 3e-7. */
  public static float sigmoid(float x) {
    return 0.5f + 0.5f * tanh(0.5f * x);
  }

  /**
   * exp x for x at most 0: {@code (1 + y + y²/2 + y³/6 + y⁴/24)^256} with y = x/256, the power by
   * eight squarings. Relative error under 4e-5 down to -24 and 4e-4 down to -40; below that it is
   * exp(-40).
   */
  public static float exp(float x) {
    float y = Math.max(x, EXP_END) * EXP_STEP;
    float e = 1f + y * (1f + y * (C2 + y * (C3 + y * C4)));
    e = e * e;
    e = e * e;
    e = e * e;
    e = e * e;
    e = e * e;
    e = e * e;
    e = e * e;
    return e * e;
  }
}

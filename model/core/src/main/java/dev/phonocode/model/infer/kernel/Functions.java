// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

/**
 * The network's own elementary functions, in float32, by one order of operations. Tests hold the
 * stated errors against {@link StrictMath}.
 */
public final class Functions {
  /** Beyond it tanh is constant. */
  static final float TANH_END = 7f;

  // Minimax rational approximation of tanh on [-TANH_END, TANH_END], odd over even.
  static final float A1 = 7024.8757f;
  static final float A3 = 864.21663f;
  static final float A5 = 15.99562f;
  static final float A7 = 0.027607918f;
  static final float B0 = 7024.906f;
  static final float B2 = 3205.7476f;
  static final float B4 = 148.03002f;

  /** Under it {@link #exp} is constant. */
  static final float EXP_END = -40f;

  static final float EXP_STEP = 1f / 256f;
  static final float C2 = 1f / 2f;
  static final float C3 = 1f / 6f;
  static final float C4 = 1f / 24f;

  private Functions() {}

  /** tanh x; absolute error under 2e-6. */
  public static float tanh(float x) {
    float t = clamp(x);
    float s = t * t;
    return t * oddRatio(s) / even(s);
  }

  /**
   * The gate, {@code tanh a / (1 + exp(-b))}, with one division for both: the right factor is
   * {@code 0.5 + 0.5 tanh(b / 2)}. Absolute error under 3e-6.
   */
  public static float gate(float a, float b) {
    float t = clamp(a);
    float s = t * t;
    float u = clamp(0.5f * b);
    float v = u * u;
    float evenA = even(s);
    float evenB = even(v);
    return t * oddRatio(s) * fma(u, oddRatio(v), evenB) / ((evenA + evenA) * evenB);
  }

  static float clamp(float x) {
    return Math.min(Math.max(x, -TANH_END), TANH_END);
  }

  /** The odd part over its argument. */
  static float oddRatio(float s) {
    return fma(s, fma(s, fma(s, A7, A5), A3), A1);
  }

  static float even(float s) {
    return fma(s, fma(s, s + B4, B2), B0);
  }

  /**
   * exp x for x at most 0: {@code (1 + y + y²/2 + y³/6 + y⁴/24)^256} with y = x/256, the power by
   * eight squarings. Relative error under 4e-5 down to -24 and 4e-4 down to -40; below that it is
   * exp(-40).
   */
  public static float exp(float x) {
    float y = Math.max(x, EXP_END) * EXP_STEP;
    float e = fma(y, fma(y, fma(y, fma(y, C4, C3), C2), 1f), 1f);
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

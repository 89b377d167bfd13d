// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import java.util.Objects;

/**
 * Pre-emphasis {@code y[n] = x[n] - a x[n-1]}, in place, as a stream: the object holds the last
 * sample, so any cut into chunks gives the same bits. Not safe for use by several threads.
 *
 * @see DeEmphasis
 */
public final class PreEmphasis {

  private final float coefficient;
  private float previous;

  /**
   * Starts a stream at silence.
   *
   * @param coefficient a, 0 (the identity) to below 1
   */
  public PreEmphasis(float coefficient) {
    this.coefficient = checkCoefficient(coefficient);
  }

  /** Replaces {@code samples[offset .. offset + length)} by their pre-emphasised values. */
  public void apply(float[] samples, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, samples.length);
    float last = previous;
    for (int i = offset; i < offset + length; i++) {
      float x = samples[i];
      samples[i] = fma(-coefficient, last, x);
      last = x;
    }
    previous = last;
  }

  static float checkCoefficient(float coefficient) {
    if (!(coefficient >= 0 && coefficient < 1)) {
      throw new IllegalArgumentException(
          "pre-emphasis coefficient: expected 0 to below 1, found " + coefficient);
    }
    return coefficient;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import java.util.Objects;

/**
 * Undoes {@link PreEmphasis}: {@code x[n] = v[n] + a x[n-1]}, in place, as a stream. Not safe for
 * use by several threads.
 */
public final class DeEmphasis {

  private final float coefficient;
  private float previous;

  /**
   * Starts a stream at silence.
   *
   * @param coefficient a, 0 (the identity) to below 1
   */
  public DeEmphasis(float coefficient) {
    this.coefficient = PreEmphasis.checkCoefficient(coefficient);
  }

  /** Replaces {@code samples[offset .. offset + length)} by their de-emphasised values. */
  public void apply(float[] samples, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, samples.length);
    float last = previous;
    for (int i = offset; i < offset + length; i++) {
      last = fma(coefficient, last, samples[i]);
      samples[i] = last;
    }
    previous = last;
  }
}

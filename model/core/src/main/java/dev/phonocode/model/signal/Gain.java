// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.signal;

/**
 * A gain, for samples and for log-mel energies.
 *
 * @param factor of samples
 * @param ln its natural logarithm
 */
public record Gain(float factor, float ln) {
  /** Leaves speech as it is. */
  public static final Gain NONE = new Gain(1, 0);

  private static final double NEPERS_PER_DB = StrictMath.log(10) / 20;

  /** This gain and so many decibels more. */
  public Gain plusDb(double db) {
    return new Gain(
        factor * (float) StrictMath.pow(10, db / 20), (float) (ln + db * NEPERS_PER_DB));
  }

  /** Scales samples in place. */
  public void apply(float[] samples) {
    for (int n = 0; n < samples.length; n++) {
      samples[n] *= factor;
    }
  }
}

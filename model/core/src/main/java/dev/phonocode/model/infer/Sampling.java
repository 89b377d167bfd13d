// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

/**
 * How the decoder draws samples.
 *
 * @param seed of the counter-based generator: equal seeds give equal samples
 * @param temperatureScale multiplies the temperature of every band; 1 is the model's own, 0 takes
 *     the most likely level each time, as does anything under {@value #LEAST_SCALE}, where rounding
 *     would be magnified to noise
 */
public record Sampling(long seed, float temperatureScale) {
  private static final float LEAST_SCALE = 1e-3f;

  /** Rejects scales that are negative or not finite. */
  public Sampling {
    if (!(temperatureScale >= 0 && temperatureScale <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "sampling: temperatureScale is " + temperatureScale + ", expected a finite number >= 0");
    }
    temperatureScale = temperatureScale < LEAST_SCALE ? 0 : temperatureScale;
  }
}

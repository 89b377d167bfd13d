// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/** The prototype low-pass of {@link Pqmf}, a windowed sinc, and its modulation; all in double. */
final class PqmfPrototype {

  private PqmfPrototype() {}

  /**
   * Returns the prototype, scaled so that the middle tap of analysis and synthesis together is 1.
   *
   * @return [taps], symmetric
   */
  static double[] design(int bands, int taps, double cutoff, double kaiserBeta) {
    double[] prototype = new double[taps];
    double centre = (taps - 1) / 2.0;
    for (int j = 0; j < taps; j++) {
      double fromCentre = j - centre;
      double edge = centre == 0 ? 0 : fromCentre / centre;
      double kaiser = WindowedSinc.kaiser(edge, kaiserBeta);
      prototype[j] = cutoff * WindowedSinc.sinc(cutoff * fromCentre) * kaiser;
    }
    double gain = StrictMath.sqrt(middleTap(prototype, bands));
    for (int j = 0; j < taps; j++) {
      prototype[j] /= gain;
    }
    return prototype;
  }

  /** Returns tap j of band k's filter: analysis with sign +1, synthesis with sign -1. */
  static double modulated(double[] prototype, int bands, int k, int j, int sign) {
    double centre = (prototype.length - 1) / 2.0;
    double phase = (k % 2 == 0 ? sign : -sign) * StrictMath.PI / 4;
    double angle = (2 * k + 1) * StrictMath.PI / (2 * bands) * (j - centre);
    return 2 * prototype[j] * StrictMath.cos(angle + phase);
  }

  private static double middleTap(double[] prototype, int bands) {
    int taps = prototype.length;
    double sum = 0;
    for (int k = 0; k < bands; k++) {
      for (int j = 0; j < taps; j++) {
        sum +=
            modulated(prototype, bands, k, j, +1)
                * modulated(prototype, bands, k, taps - 1 - j, -1);
      }
    }
    return sum; // the factor `bands` of the synthesis and the decimation by it cancel
  }
}

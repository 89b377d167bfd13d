// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.audio.signal.LogMel;
import java.util.Random;

/**
 * Steady noise, added where the encoder listens: in the energies of log-mel features. Its spectrum
 * is a straight line in decibels over the mel bands, somewhere between rumble and hiss.
 */
final class MelNoise {
  private static final double MAX_TILT_DB = 24; // from the lowest band to the highest

  private MelNoise() {}

  /**
   * Adds noise to one item.
   *
   * @param features {@code [band][frame]} from {@code offset} on, {@code length} of them
   * @param snrDb mean energy of the item over that of the noise
   */
  static void add(
      float[] features, int offset, int length, int bands, double snrDb, Random random) {
    int frames = length / bands;
    double energy = 0;
    for (int i = offset; i < offset + length; i++) {
      energy += Math.exp(LogMel.lnEnergy(features[i])) / length;
    }
    double level = Math.log(energy) - snrDb * Math.log(10) / 10;
    double tilt = (2 * random.nextDouble() - 1) * MAX_TILT_DB * Math.log(10) / 10;
    for (int b = 0; b < bands; b++) {
      double mean = Math.exp(level + tilt * (b / (bands - 1.0) - 0.5));
      for (int t = 0; t < frames; t++) {
        int i = offset + b * frames + t;
        // A band sums a few bins, each of exponential energy.
        double noise = -mean * Math.log((1 - random.nextDouble()) * (1 - random.nextDouble())) / 2;
        features[i] = feature(Math.exp(LogMel.lnEnergy(features[i])) + noise);
      }
    }
  }

  private static float feature(double energy) {
    return LogMel.feature((float) Math.log(energy), 0);
  }
}

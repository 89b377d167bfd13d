// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.audio.signal.LogMel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelNoiseTest {
  private static final int BANDS = 16;
  private static final int LENGTH = BANDS * 400;

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 20})
  void addsAsMuchEnergyAsAsked(int snrDb) {
    double added = 0;
    for (int seed = 0; seed < 200; seed++) { // the tilts average out
      float[] features = flat();
      MelNoise.add(features, 0, LENGTH, BANDS, snrDb, new Random(seed));
      added += (energy(features) - energy(flat())) / 200;
    }
    // A tilt leaves the middle band's decibels alone, so it adds energy on the average: up to 5 dB.
    double measuredDb = 10 * Math.log10(energy(flat()) / added);
    assertEquals(snrDb - 2.5, measuredDb, 2.5);
  }

  @Test
  void touchesItsOwnItemOnly() {
    float[] features = flat();
    MelNoise.add(features, LENGTH / 2, LENGTH / 4, BANDS, 0, new Random(1));
    assertArrayEquals(
        Arrays.copyOf(flat(), LENGTH / 2), Arrays.copyOf(features, LENGTH / 2), "before");
    assertArrayEquals(
        Arrays.copyOfRange(flat(), 3 * LENGTH / 4, LENGTH),
        Arrays.copyOfRange(features, 3 * LENGTH / 4, LENGTH),
        "behind");
  }

  private static float[] flat() {
    float[] features = new float[LENGTH];
    Arrays.fill(features, LogMel.feature((float) Math.log(0.01), 0));
    return features;
  }

  private static double energy(float[] features) {
    double sum = 0;
    for (float f : features) {
      sum += Math.exp(LogMel.lnEnergy(f)) / features.length;
    }
    return sum;
  }
}

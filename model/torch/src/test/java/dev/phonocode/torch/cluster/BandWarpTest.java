// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BandWarpTest {
  private static final int BANDS = 24;

  @Test
  void aFactorOfOneChangesNothing() {
    double[] all = new double[BANDS];
    for (int k = 0; k < BANDS; k++) {
      all[k] = k;
    }
    assertArrayEquals(all, BandWarp.of(1, BANDS).sources(), 1e-12);
  }

  @Test
  void lowBandsMoveByTheFactorAndTheLastStays() {
    for (double factor : new double[] {0.85, 1.17}) {
      double[] sources = BandWarp.of(factor, BANDS).sources();
      assertEquals(10 * factor, sources[10], 1e-12);
      assertEquals(BANDS - 1, sources[BANDS - 1], 1e-12);
    }
  }

  @Test
  void aBandBetweenTwoIsBetweenThem() {
    float[] energies = new float[2 * BANDS];
    for (int k = 0; k < BANDS; k++) {
      energies[BANDS + k] = k * k;
    }
    double at = 5 * 1.1; // between 25 and 36
    assertEquals(25 + (at - 5) * 11, BandWarp.of(1.1, BANDS).band(energies, 1, 5), 1e-4);
  }
}

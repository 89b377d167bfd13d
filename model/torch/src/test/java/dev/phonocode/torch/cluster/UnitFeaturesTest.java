// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitFeaturesTest {
  private static final int BANDS = 8;
  private static final int HOPS = 4;

  private static float[] energies(int frames) {
    Random random = new Random(5);
    float[] energies = new float[frames * BANDS];
    for (int i = 0; i < energies.length; i++) {
      energies[i] = (float) (-4 + 3 * Math.sin(i / BANDS / 7.0) + random.nextGaussian());
    }
    return energies;
  }

  private static UnitVoice plain(UnitFeatures features, float[]... recordings) {
    return UnitVoice.plain(features, List.of(recordings));
  }

  @Test
  void aChannelAndALevelAreNotTold() {
    float[] plain = energies(80);
    float[] coloured = plain.clone();
    for (int i = 0; i < coloured.length; i++) {
      coloured[i] += 2 - 0.3f * (i % BANDS); // 2 nepers louder, and duller
    }
    UnitFeatures features = new UnitFeatures(BANDS);
    assertArrayEquals(
        features.of(plain, plain(features, plain), HOPS),
        features.of(coloured, plain(features, coloured), HOPS),
        1e-3f);
  }

  @Test
  void everyCodeFrameHasItsFeaturesTheLastOneToo() {
    UnitFeatures features = new UnitFeatures(BANDS);
    UnitVoice voice = plain(features, energies(20), energies(7));
    assertEquals(3 * UnitFeatures.SIZE, features.of(energies(12), voice, HOPS).length);
    assertEquals(4 * UnitFeatures.SIZE, features.of(energies(13), voice, HOPS).length);
    assertEquals(UnitFeatures.SIZE, features.of(energies(1), voice, HOPS).length);
  }

  @Test
  void aSpectrumThatNeverChangesTellsNothing() {
    float[] energies = new float[20 * BANDS];
    Arrays.fill(energies, -3);
    UnitFeatures features = new UnitFeatures(BANDS);
    for (float x : features.of(energies, plain(features, energies), HOPS)) {
      assertTrue(Math.abs(x) < 1e-3, "found " + x);
    }
  }
}

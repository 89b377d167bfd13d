// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.signal.LogMel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MelVariationTest {
  private static final int BANDS = 64;

  /** A ridge that lies at a band and climbs a neper a frame. */
  private static float[] ridge(int band, int frames) {
    float[] energies = new float[frames * BANDS];
    for (int t = 0; t < frames; t++) {
      for (int k = 0; k < BANDS; k++) {
        energies[t * BANDS + k] = t - Math.abs(k - band);
      }
    }
    return energies;
  }

  private static int peak(float[] energies, int frame) {
    int best = 0;
    for (int k = 1; k < BANDS; k++) {
      best = energies[frame * BANDS + k] > energies[frame * BANDS + best] ? k : best;
    }
    return best;
  }

  @Test
  void withoutAugmentationSpeechStaysAndNothingIsDrawn() {
    Random random = new Random(1);
    MelVariation none = MelVariation.draw(Augmentation.NONE, BANDS, random);
    float[] energies = ridge(20, 5);
    assertSame(energies, none.apply(energies, 5));
    assertEquals(5, none.framesNeeded(5));
    assertEquals(new Random(1).nextLong(), random.nextLong());
  }

  @Test
  void theRateStretchesTime() {
    Augmentation how = new Augmentation(0, 0.5, 0, 0, 0);
    MelVariation variation = MelVariation.draw(how, BANDS, new Random(2));
    double rate = variation.rate();
    assertNotEquals(1, rate, 0.05);
    int needed = variation.framesNeeded(9);
    float[] out = variation.apply(ridge(20, needed), 9);
    for (int t = 0; t < 8; t++) {
      assertEquals(rate * t, out[t * BANDS + 20], 1e-3, "frame " + t);
    }
  }

  @Test
  void theWarpMovesAPeakByItsFactorAndKeepsTheEnds() {
    Augmentation how = new Augmentation(0.2, 0, 0, 0, 0);
    boolean moved = false;
    for (int seed = 0; seed < 8; seed++) {
      MelVariation variation = MelVariation.draw(how, BANDS, new Random(seed));
      int at = peak(variation.apply(ridge(30, 1), 1), 0);
      assertTrue(at >= 30 * Math.exp(-0.2) - 1 && at <= 30 * Math.exp(0.2) + 1, "peak " + at);
      moved |= at != 30;
      assertEquals(0, peak(variation.apply(ridge(0, 1), 1), 0));
      assertEquals(BANDS - 1, peak(variation.apply(ridge(BANDS - 1, 1), 1), 0));
    }
    assertTrue(moved);
  }

  @Test
  void theChannelIsTheSameInEveryFrame() {
    Augmentation how = new Augmentation(0, 0, 1, 0, 0);
    float[] flat = new float[3 * BANDS];
    float[] out = MelVariation.draw(how, BANDS, new Random(3)).apply(flat, 3);
    for (int k = 0; k < BANDS; k++) {
      assertEquals(out[k], out[2 * BANDS + k], "band " + k);
    }
    assertNotEquals(out[0], out[BANDS - 1]);
  }

  @Test
  void masksAreSilentAndLeaveOtherItemsAlone() {
    Augmentation how = new Augmentation(0, 0, 0, 2, 2);
    int frames = 40;
    float[] features = new float[3 * BANDS * frames];
    Arrays.fill(features, 5);
    MelVariation.mask(how, features, BANDS * frames, BANDS * frames, BANDS, new Random(4));
    float silence = LogMel.feature(LogMel.SILENCE, 0);
    int silent = 0;
    for (int i = 0; i < features.length; i++) {
      boolean isOwn = i / (BANDS * frames) == 1;
      assertTrue(features[i] == 5 || isOwn && features[i] == silence, "number " + i);
      silent += features[i] == silence ? 1 : 0;
    }
    assertTrue(silent > 0);
  }
}

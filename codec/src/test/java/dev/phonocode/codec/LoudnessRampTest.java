// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.signal.LevelMeter;
import dev.phonocode.model.signal.LoudnessRamp;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LoudnessRampTest {
  /** Where the second packet's level begins: its first sample and two frames of look-ahead. */
  private static final int CHANGE = 3_200 + 640;

  @Test
  void fadesFromOneLevelToTheNextInTenMilliseconds() {
    float[] x = ones();
    ramp().apply(x, 0, x.length, 0);
    float before = 1 / LevelMeter.gain(60);
    float after = 1 / LevelMeter.gain(20);
    for (int n = 0; n < CHANGE; n++) {
      assertEquals(before, x[n], "sample " + n);
    }
    for (int n = CHANGE; n < CHANGE + 160; n++) {
      assertTrue(x[n] > x[n - 1], "rises at " + n);
      assertEquals((after - before) / 160, x[n] - x[n - 1], 1e-5 * after, "evenly, at " + n);
    }
    for (int n = CHANGE + 159; n < x.length; n++) {
      assertEquals(after, x[n], "sample " + n);
    }
  }

  @Test
  void givesTheSameHoweverSamplesAreCut() {
    float[] whole = ones();
    ramp().apply(whole, 0, whole.length, 0);
    float[] cut = ones();
    LoudnessRamp ramp = ramp();
    for (int from = 0; from < cut.length; from += 7) {
      ramp.apply(cut, from, Math.min(7, cut.length - from), from);
    }
    assertArrayEquals(whole, cut);
  }

  private static LoudnessRamp ramp() {
    LoudnessRamp ramp = new LoudnessRamp(Models.small().model().config());
    ramp.add(0, 60);
    ramp.add(3_200, 20);
    return ramp;
  }

  private static float[] ones() {
    float[] x = new float[6_000];
    Arrays.fill(x, 1);
    return x;
  }
}

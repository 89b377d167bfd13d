// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnotTableTest {
  @Test
  void drawsStraightLinesBetweenKnots() {
    KnotTable table = new KnotTable(64, 256);
    float[] knots = new float[64];
    for (int k = 0; k < 64; k++) {
      knots[k] = k % 3 - 0.1f * k;
    }
    float[] logits = new float[256];
    table.interpolate(knots, 0, 0, 256, logits);
    for (int i = 0; i < 256; i++) {
      double position = i * 63 / 255.0;
      int k = (int) Math.min(Math.floor(position), 62);
      double line = knots[k] + (position - k) * (knots[k + 1] - knots[k]);
      assertEquals(line, logits[i], 2e-6, "level " + i); // float32 rounding of numbers up to 8
    }
    assertEquals(knots[0], logits[0]);
    assertEquals(knots[63], logits[255]);
  }

  @Test
  void leavesLogitsAloneWhenEveryLevelIsAKnot() {
    float[] knots = new float[256];
    for (int k = 0; k < 256; k++) {
      knots[k] = (float) StrictMath.sin(k);
    }
    float[] logits = new float[256];
    new KnotTable(256, 256).interpolate(knots, 0, 0, 256, logits);
    assertArrayEquals(knots, logits);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 16, 64, 255, 256})
  void knowsTheLevelsOfTheBlocksThatSeeAKnot(int knots) {
    KnotTable table = new KnotTable(knots, 256);
    for (int k = 0; k < knots; k++) {
      int first = 256;
      int end = 0;
      for (int i = 0; i < 256; i++) {
        if (Math.abs(i * (knots - 1) / 255.0 - k) < 1) { // the line over level i ends at knot k
          first = Math.min(first, i / 16 * 16);
          end = i / 16 * 16 + 16;
        }
      }
      assertTrue(table.firstLevel(k) <= first && table.firstLevel(k) >= first - 16, "knot " + k);
      assertTrue(table.endLevel(k) >= end && table.endLevel(k) <= end + 16, "knot " + k);
    }
  }

  @Test
  void refusesMoreKnotsThanLevels() {
    assertThrows(IllegalArgumentException.class, () -> new KnotTable(257, 256));
    assertThrows(IllegalArgumentException.class, () -> new KnotTable(1, 256));
    assertThrows(IllegalArgumentException.class, () -> new KnotTable(2, 250));
  }
}

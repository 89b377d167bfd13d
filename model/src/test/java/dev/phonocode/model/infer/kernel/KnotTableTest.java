// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class KnotTableTest {
  @Test
  void drawsStraightLinesBetweenKnots() {
    KnotTable table = new KnotTable(64, 256);
    float[] knots = new float[64];
    for (int k = 0; k < 64; k++) {
      knots[k] = k % 3 - 0.1f * k;
    }
    float[] logits = new float[256];
    table.interpolate(knots, 0, logits);
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
    new KnotTable(256, 256).interpolate(knots, 0, logits);
    assertArrayEquals(knots, logits);
  }

  @Test
  void refusesMoreKnotsThanLevels() {
    assertThrows(IllegalArgumentException.class, () -> new KnotTable(257, 256));
    assertThrows(IllegalArgumentException.class, () -> new KnotTable(1, 256));
    assertThrows(IllegalArgumentException.class, () -> new KnotTable(2, 250));
  }
}

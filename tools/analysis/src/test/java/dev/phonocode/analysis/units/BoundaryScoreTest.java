// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BoundaryScoreTest {
  private static final double[] BOUNDARIES = {0.1, 0.2, 0.3, 0.4};

  @Test
  void cutsOnAllBoundariesArePerfect() {
    BoundaryScore s = BoundaryScore.of(new double[] {0.12, 0.18, 0.3, 0.41}, BOUNDARIES, 0.02);
    assertEquals(new BoundaryScore(4, 4, 4), s);
    assertEquals(1, s.f());
    assertEquals(1, s.rValue(), 1e-12);
  }

  @Test
  void aCutServesOneBoundaryAndABoundaryNeedsOneCut() {
    assertEquals(
        new BoundaryScore(1, 1, 2),
        BoundaryScore.of(new double[] {0.11}, new double[] {0.1, 0.12}, 0.02));
    assertEquals(
        new BoundaryScore(1, 2, 1),
        BoundaryScore.of(new double[] {0.09, 0.11}, new double[] {0.1}, 0.02));
    // The first cut could serve either boundary; it must leave the second to the second cut.
    assertEquals(
        new BoundaryScore(2, 2, 2),
        BoundaryScore.of(new double[] {0.11, 0.13}, new double[] {0.1, 0.125}, 0.02));
  }

  @Test
  void aCutBeyondTheToleranceMisses() {
    BoundaryScore s = BoundaryScore.of(new double[] {0.1201}, new double[] {0.1}, 0.02);
    assertEquals(0, s.matched());
    assertEquals(0, s.f());
  }

  @Test
  void cuttingEverywhereRaisesRecallButNotTheRValue() {
    double[] everywhere = new double[50];
    for (int i = 0; i < 50; i++) {
      everywhere[i] = 0.01 * (i + 1);
    }
    BoundaryScore s = BoundaryScore.of(everywhere, BOUNDARIES, 0.02);
    assertEquals(1, s.recall());
    assertEquals(0.08, s.precision(), 1e-12);
    assertTrue(s.rValue() < 0, "R " + s.rValue());
  }

  @Test
  void theRValueIsThatOfThePaperForAHitRateOf80AndNoOverSegmentation() {
    BoundaryScore s = new BoundaryScore(80, 100, 100);
    // r1 = 0.2, r2 = -0.2 / √2
    assertEquals(1 - (0.2 + 0.2 / Math.sqrt(2)) / 2, s.rValue(), 1e-12);
  }
}

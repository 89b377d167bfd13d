// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.analysis.units.UnitAnalysis.Phone;
import dev.phonocode.analysis.units.UnitAnalysis.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitAnalysisTest {
  private static final List<Phone> PHONES =
      List.of(
          new Phone(0, 0.08, "SIL"),
          new Phone(0.08, 0.24, "K"),
          new Phone(0.24, 0.48, "AE"),
          new Phone(0.48, 0.6, "T"));

  private static Recording recording(int... codes) {
    return new Recording("valid", "ann", 0.04 * codes.length, codes, PHONES);
  }

  private static UnitScore score(Recording r) {
    return new UnitAnalysis(25, "SIL").scores("codes", List.of(r)).get(0);
  }

  @Test
  void runsThatFollowThePhonesCutWhereTheyMeet() {
    UnitScore s = score(recording(9, 9, 1, 1, 1, 1, 5, 5, 5, 5, 5, 5, 7, 7, 7));
    assertEquals(new BoundaryScore(3, 3, 3), s.boundaries());
    assertEquals(3, s.evenly().cuts());
    assertTrue(s.evenly().matched() < 3);
    assertEquals(150, s.rate().meanMillis(), 1e-9);
    assertEquals(1000 * 0.52 / 3, s.phoneMillis(), 1e-9);
    // Four runs, four codes, each of its own length: 2 bits a run, nothing more for lengths.
    assertEquals(2 * 4 / 0.6, s.rate().codeBps(), 1e-9);
    assertEquals(s.rate().codeBps(), s.rate().timedBps(), 1e-9);
  }

  @Test
  void aLengthThatTheCodeDoesNotTellCostsBits() {
    UnitRate rate = UnitRate.of(CodeRun.of(new int[] {1, 2, 2, 1, 1, 2}), 0.24);
    assertEquals(1, rate.codeBits(), 1e-12);
    assertEquals(1, rate.lengthBits(), 1e-12);
  }

  @Test
  void runsCoverTheCodes() {
    assertEquals(
        List.of(new CodeRun(0, 2, 4), new CodeRun(2, 3, 1), new CodeRun(3, 4, 4)),
        CodeRun.of(new int[] {4, 4, 1, 4}));
    assertEquals(List.of(), CodeRun.of(new int[0]));
  }

  @Test
  void triphonesAreCutOutOfTheCodes() {
    Recording ann = recording(9, 9, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1);
    List<Phone> other =
        List.of(new Phone(0, 0.2, "K"), new Phone(0.2, 0.4, "IY"), new Phone(0.4, 0.6, "T"));
    Recording bob =
        new Recording(
            "valid", "ann", 0.6, new int[] {1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1}, other);
    float[] book = {1, 0, 0, 1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1};
    List<Abx.Score> scores = new UnitAnalysis(25, "SIL").abx(List.of(ann, ann, bob), book, 2);
    assertEquals(0, scores.get(0).error());
    assertTrue(scores.get(0).triples() > 0);
    assertEquals(0, scores.get(1).triples());
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbxTest {
  /** Codes 0 and 1 are close, code 2 is far from both. */
  private static final double[][] DISTANCES = {{0, 0.1, 1}, {0.1, 0, 1}, {1, 1, 0}};

  private static Abx.Token token(String speaker, String phone, int... codes) {
    return new Abx.Token(speaker, "K T", phone, codes);
  }

  @Test
  void codesThatDifferByPhoneAloneAreNeverWrong() {
    List<Abx.Token> tokens = new ArrayList<>();
    for (String speaker : List.of("ann", "bob")) {
      tokens.add(token(speaker, "AE", 0, 0, 1));
      tokens.add(token(speaker, "AE", 0, 1));
      tokens.add(token(speaker, "IY", 2, 2));
      tokens.add(token(speaker, "IY", 2));
    }
    Abx abx = new Abx(DISTANCES);
    assertEquals(0, abx.within(tokens).error());
    assertEquals(0, abx.across(tokens).error());
    assertTrue(abx.across(tokens).triples() > 0);
  }

  @Test
  void codesThatNameTheSpeakerAreRightWithinAndWrongAcross() {
    List<Abx.Token> tokens =
        List.of(
            token("ann", "AE", 0),
            token("ann", "AE", 0),
            token("ann", "IY", 2),
            token("bob", "AE", 2),
            token("bob", "AE", 2),
            token("bob", "IY", 0));
    Abx abx = new Abx(DISTANCES);
    assertEquals(0, abx.within(tokens).error());
    assertEquals(1, abx.across(tokens).error());
  }

  @Test
  void aTieIsHalfWrong() {
    List<Abx.Token> tokens =
        List.of(token("ann", "AE", 1), token("ann", "AE", 1), token("ann", "IY", 1));
    assertEquals(0.5, new Abx(DISTANCES).within(tokens).error());
  }

  @Test
  void withoutTriplesThereIsNoError() {
    Abx.Score none = new Abx(DISTANCES).within(List.of(token("ann", "AE", 1)));
    assertTrue(Double.isNaN(none.error()));
    assertEquals(0, none.triples());
  }

  @Test
  void timeIsWarpedBeforeTokensAreCompared() {
    Abx abx = new Abx(DISTANCES);
    assertEquals(0, abx.distance(new int[] {0, 2}, new int[] {0, 0, 0, 2, 2}));
    assertEquals(1, abx.distance(new int[] {0, 0}, new int[] {2, 2}));
    assertEquals(0.5, abx.distance(new int[] {0, 0}, new int[] {0, 2}));
  }

  @Test
  void anglesAreSharesOfAHalfTurn() {
    double[][] angles = Abx.angles(new float[] {1, 0, 0, 3, -2, 0}, 2);
    assertEquals(0.5, angles[0][1], 1e-9);
    assertEquals(1, angles[0][2], 1e-9);
    assertEquals(0, angles[1][1]);
  }
}

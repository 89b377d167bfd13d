// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MuLawTest {

  @Test
  void everyLevelComesBackAsItself() {
    for (int i = 0; i < MuLaw.LEVELS; i++) {
      assertEquals(i, MuLaw.encode(MuLaw.decode(i)));
    }
  }

  @Test
  void codesAsTheFormulaDoes() {
    int samples = 200001;
    for (int n = 0; n < samples; n++) {
      float x = 2f * n / (samples - 1) - 1f;
      double c = Math.signum(x) * Math.log(1 + 255 * Math.abs((double) x)) / Math.log(256);
      double position = (c + 1) / 2 * 255 + 0.5;
      // Where the formula itself lies within rounding of an edge, either side is right.
      if (Math.abs(position - Math.rint(position)) > 1e-9) {
        assertEquals((int) Math.floor(position), MuLaw.encode(x), "x = " + x);
      }
    }
  }

  @Test
  void neverGoesDownAsTheSampleGoesUp() {
    int last = 0;
    for (float x = -1.1f; x < 1.1f; x += 1e-5f) {
      int index = MuLaw.encode(x);
      assertTrue(index >= last, "x = " + x);
      last = index;
    }
    for (int i = 1; i < MuLaw.LEVELS; i++) {
      assertTrue(MuLaw.decode(i) > MuLaw.decode(i - 1));
      assertTrue(MuLaw.companded(i) > MuLaw.companded(i - 1));
    }
  }

  @Test
  void isOddAboutZero() {
    for (int i = 0; i < MuLaw.LEVELS; i++) {
      assertEquals(MuLaw.decode(i), -MuLaw.decode(255 - i), 0f);
      assertEquals(MuLaw.companded(i), -MuLaw.companded(255 - i), 0f);
    }
  }

  @Test
  void clipsBeyondFullScale() {
    assertEquals(255, MuLaw.encode(1f));
    assertEquals(255, MuLaw.encode(7f));
    assertEquals(255, MuLaw.encode(Float.POSITIVE_INFINITY));
    assertEquals(0, MuLaw.encode(-1f));
    assertEquals(0, MuLaw.encode(-7f));
    assertEquals(1f, MuLaw.decode(255), 0f);
    assertEquals(-1f, MuLaw.decode(0), 0f);
  }

  @Test
  void bothZerosAreTheSmallestLevelAboveZero() {
    assertEquals(128, MuLaw.encode(0f));
    assertEquals(128, MuLaw.encode(-0f));
    assertEquals(127, MuLaw.encode(-Float.MIN_VALUE));
  }
}

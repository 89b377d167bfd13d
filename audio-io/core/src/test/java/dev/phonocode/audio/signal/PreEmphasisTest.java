// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreEmphasisTest {

  private static final float A = 0.85f;
  private static final int SAMPLES = 1000;

  @Test
  void takesAwayTheLastSample() {
    float[] x = {1f, 1f, 0f, -1f};
    new PreEmphasis(0.5f).apply(x, 0, 4);
    assertArrayEquals(new float[] {1f, 0.5f, -0.5f, -1f}, x);
  }

  @Test
  void deEmphasisUndoesIt() {
    float[] x = TestSignals.noise(1, SAMPLES, 1f);
    float[] back = x.clone();
    new PreEmphasis(A).apply(back, 0, SAMPLES);
    new DeEmphasis(A).apply(back, 0, SAMPLES);
    // Two roundings a sample of numbers below 2 (1.2e-7 each), summed by 1 / (1 - 0.85).
    assertArrayEquals(x, back, 2e-6f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 160, 999})
  void givesTheSameBitsFedInChunksOf(int chunk) {
    float[] whole = TestSignals.noise(2, SAMPLES, 1f);
    float[] cut = whole.clone();
    new PreEmphasis(A).apply(whole, 0, SAMPLES);
    PreEmphasis emphasis = new PreEmphasis(A);
    for (int at = 0; at < SAMPLES; at += chunk) {
      emphasis.apply(cut, at, Math.min(chunk, SAMPLES - at));
    }
    assertArrayEquals(whole, cut);

    new DeEmphasis(A).apply(whole, 0, SAMPLES);
    DeEmphasis deEmphasis = new DeEmphasis(A);
    for (int at = 0; at < SAMPLES; at += chunk) {
      deEmphasis.apply(cut, at, Math.min(chunk, SAMPLES - at));
    }
    assertArrayEquals(whole, cut);
  }

  @Test
  void leavesTheRestOfTheArrayAlone() {
    float[] x = {9f, 1f, 1f, 9f};
    new PreEmphasis(A).apply(x, 1, 2);
    assertEquals(9f, x[0]);
    assertEquals(9f, x[3]);
  }

  @Test
  void refusesACoefficientThatWouldNotSettle() {
    assertThrows(IllegalArgumentException.class, () -> new DeEmphasis(1f));
    assertThrows(IllegalArgumentException.class, () -> new PreEmphasis(Float.NaN));
  }
}

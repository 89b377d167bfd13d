// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AudioClipTest {
  @Test
  void lastsAsManySecondsAsItsSamplesAtItsRate() {
    assertEquals(1.5, new AudioClip(new float[12_000], 8_000).seconds());
  }

  @Test
  void isEqualByRateAndSamples() {
    AudioClip clip = new AudioClip(new float[] {0.5f}, 8_000);
    assertEquals(clip, new AudioClip(new float[] {0.5f}, 8_000));
    assertEquals(clip.hashCode(), new AudioClip(new float[] {0.5f}, 8_000).hashCode());
    assertNotEquals(clip, new AudioClip(new float[] {0.25f}, 8_000));
    assertNotEquals(clip, new AudioClip(new float[] {0.5f}, 8_001));
  }

  @Test
  void startsWithItsFirstSecondsAsFarAsThereAreAny() {
    AudioClip clip = new AudioClip(TestSignals.noise(1, 10_000), 8_000);
    assertArrayEquals(Arrays.copyOf(clip.samples(), 8_400), clip.start(1.05).samples());
    assertEquals(clip, clip.start(Double.POSITIVE_INFINITY));
    assertEquals(0, clip.start(0).samples().length);
  }

  @Test
  void refusesRatesOutOfRangeAndSamplesThatAreNotNumbers() {
    assertThrows(IllegalArgumentException.class, () -> new AudioClip(new float[1], 0));
    assertThrows(IllegalArgumentException.class, () -> new AudioClip(new float[1], 768_001));
    float[] bad = {0, 0, Float.NaN};
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new AudioClip(bad, 8_000));
    assertEquals("sample 2: expected a finite number, found NaN", e.getMessage());
  }

  @Test
  void comesBackWholeFromItsOwnSource() throws IOException {
    for (int length : new int[] {0, 1, 16_383, 16_384, 16_385, 100_000}) {
      AudioClip clip = new AudioClip(TestSignals.noise(length, length), 16_000);
      assertEquals(clip, AudioSource.of(clip).readAll());
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.audio.AudioClip;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {
  private static final double[] SPEECH = speech();

  @ParameterizedTest
  @ValueSource(ints = {-3200, -2000, -40, 0, 40, 1240, 3200})
  void findsADelayOnItsGridAndTakesItOut(int delay) {
    Alignment found = Alignment.of(SPEECH, shifted(delay));
    assertEquals(delay, found.delaySamples());
    // What an early signal lost at its start is zeros, in both ways.
    int lost = Math.max(0, -delay);
    assertArrayEquals(
        Arrays.copyOfRange(SPEECH, lost, found.reference().length),
        Arrays.copyOfRange(found.degraded(), lost, found.degraded().length));
  }

  @ParameterizedTest
  @ValueSource(ints = {3600, 8000})
  void takesOutNoMoreThan200Milliseconds(int delay) {
    int found = Alignment.of(SPEECH, shifted(delay)).delaySamples();
    assertEquals(true, Math.abs(found) <= 3200, () -> "delay " + found);
  }

  @Test
  void cutsBothToTheShorter() {
    Alignment found = Alignment.of(SPEECH, Arrays.copyOf(SPEECH, 20_000));
    assertEquals(20_000, found.reference().length);
    assertEquals(20_000, found.degraded().length);
  }

  private static double[] shifted(int delay) {
    double[] shifted = new double[SPEECH.length + delay];
    int from = Math.max(0, -delay);
    System.arraycopy(SPEECH, from, shifted, from + delay, SPEECH.length - from);
    return shifted;
  }

  private static double[] speech() {
    AudioClip clip = new SyntheticTalker(1, false).speak(3);
    double[] samples = new double[clip.samples().length];
    Arrays.setAll(samples, n -> clip.samples()[n]);
    return samples;
  }
}

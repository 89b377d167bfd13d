// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.timbre;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.Floats;
import dev.phonocode.audio.TestSignals;
import dev.phonocode.audio.signal.DeEmphasis;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimbreMovingTest {
  private static final int RATE_HZ = 16_000;

  /** Hiss that goes through a resonance, which wanders between two places and is loud by turns. */
  private static AudioClip voice(double lowHz, double highHz, float tilt, int samples, long seed) {
    Random random = new Random(seed);
    float[] x = new float[samples];
    double a = 0;
    double b = 0;
    double hertz = lowHz;
    for (int n = 0; n < samples; n++) {
      if (n % 1600 == 0) {
        hertz = lowHz + (highHz - lowHz) * random.nextDouble();
      }
      double loudness = n / 3200 % 3 == 2 ? 0.001 : 0.05;
      double next =
          1.9 * Math.cos(2 * Math.PI * hertz / RATE_HZ) * a
              - 0.9 * b
              + loudness * random.nextGaussian();
      b = a;
      a = next;
      x[n] = (float) next;
    }
    new DeEmphasis(tilt).apply(x, 0, samples);
    return new AudioClip(x, RATE_HZ);
  }

  private static AudioClip one(int samples) {
    return voice(400, 1500, 0f, samples, 1);
  }

  private static AudioClip other(int samples) {
    return voice(700, 2600, 0.6f, samples, 2);
  }

  private static Timbre timbre(AudioClip clip) {
    return TimbreMoving.timbreOf(clip).orElseThrow();
  }

  private static AudioClip moved(AudioClip clip, Timbre to) throws IOException {
    return TimbreMoving.of(AudioSource.of(clip), timbre(clip), to).readAll();
  }

  private static double distance(Floats a, Floats b) {
    double sum = 0;
    for (int d = 0; d < a.size(); d++) {
      sum += (a.get(d) - b.get(d)) * (a.get(d) - b.get(d));
    }
    return Math.sqrt(sum);
  }

  @Test
  void speechGetsTheCepstraOfTheOtherVoice() throws IOException {
    AudioClip clip = one(5 * RATE_HZ);
    Timbre to = timbre(other(5 * RATE_HZ));
    Timbre is = timbre(moved(clip, to));
    double was = distance(timbre(clip).means(), to.means());
    double left = distance(is.means(), to.means());
    assertTrue(left < 0.15 * was, "means are off by " + left + ", before by " + was);
    was = distance(timbre(clip).deviations(), to.deviations());
    left = distance(is.deviations(), to.deviations());
    assertTrue(left < 0.5 * was, "deviations are off by " + left + ", before by " + was);
  }

  @Test
  void aVoiceMovedToItselfIsLeftAlone() throws IOException {
    AudioClip clip = one(RATE_HZ);
    assertArrayEquals(clip.samples(), moved(clip, timbre(clip)).samples(), 1e-5f);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 159, 160, 161, 256, 4095, 4096, 10_001})
  void asManySamplesComeOutAsWentInHoweverTheyAreRead(int samples) throws IOException {
    Timbre from = timbre(one(RATE_HZ));
    Timbre to = timbre(other(RATE_HZ));
    AudioClip clip = one(samples);
    float[] whole = TimbreMoving.of(AudioSource.of(clip), from, to).readAll().samples();
    assertEquals(samples, whole.length);
    float[] pieces =
        TestSignals.readInPieces(TimbreMoving.of(AudioSource.of(clip), from, to), samples);
    assertArrayEquals(whole, pieces);
  }

  /** The filter hears half a window ahead; what it gives must stand where it stood. */
  @Test
  void soundStaysAtItsTime() throws IOException {
    float[] x = new float[RATE_HZ];
    x[8_000] = 1;
    Timbre from = timbre(one(RATE_HZ));
    float[] y =
        TimbreMoving.of(AudioSource.of(new AudioClip(x, RATE_HZ)), from, timbre(other(RATE_HZ)))
            .readAll()
            .samples();
    int loudest = 0;
    for (int n = 0; n < y.length; n++) {
      loudest = Math.abs(y[n]) > Math.abs(y[loudest]) ? n : loudest;
    }
    assertEquals(8_000, loudest);
  }

  @Test
  void theLevelDoesNotCount() {
    AudioClip clip = one(2 * RATE_HZ);
    float[] soft = clip.samples().clone();
    for (int n = 0; n < soft.length; n++) {
      soft[n] *= 0.125f;
    }
    Timbre loud = timbre(clip);
    assertEquals(0, distance(loud.means(), timbre(new AudioClip(soft, RATE_HZ)).means()), 1e-3);
  }

  @Test
  void silenceAndSnippetsHaveNoTimbre() {
    assertTrue(TimbreMoving.timbreOf(new AudioClip(new float[2 * RATE_HZ], RATE_HZ)).isEmpty());
    assertTrue(TimbreMoving.timbreOf(one(RATE_HZ / 4)).isEmpty());
    assertTrue(TimbreMoving.timbreOf(new AudioClip(new float[0], RATE_HZ)).isEmpty());
  }

  @Test
  void aMixtureLiesBetween() {
    Timbre a = timbre(one(RATE_HZ));
    Timbre b = timbre(other(RATE_HZ));
    Timbre mixed = Timbre.mixture(List.of(a, b), List.of(0.25, 0.75));
    for (int d = 0; d < a.means().size(); d++) {
      assertEquals(0.25 * a.means().get(d) + 0.75 * b.means().get(d), mixed.means().get(d), 1e-5);
      assertEquals(
          0.25 * a.deviations().get(d) + 0.75 * b.deviations().get(d),
          mixed.deviations().get(d),
          1e-5);
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    Timbre timbre = timbre(one(RATE_HZ));
    AudioSource wrongRate = AudioSource.of(new AudioClip(new float[10], 22_050));
    assertThrows(IllegalArgumentException.class, () -> TimbreMoving.of(wrongRate, timbre, timbre));
    assertThrows(
        IllegalArgumentException.class, () -> new Timbre(timbre.means(), Floats.of(1, 1, 1)));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.pitch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.tarsos.PitchTracker;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PitchMovingTest {
  private static final int RATE_HZ = 16000;

  /** Harmonics, then hiss, then silence, then harmonics that glide up by a fifth of their pitch. */
  private static AudioClip speech(double hertz, int samples) {
    Random random = new Random(1);
    float[] x = new float[samples];
    double phase = 0;
    for (int n = 0; n < samples; n++) {
      int quarter = 4 * n / samples;
      phase += hertz * (quarter == 3 ? 0.9 + 0.8 * (n - 0.75 * samples) / samples : 1) / RATE_HZ;
      for (int k = 1; k <= 12 && quarter % 3 == 0; k++) {
        x[n] += (float) (0.1 * Math.sin(2 * Math.PI * k * phase) / k);
      }
      x[n] += quarter == 1 ? (float) (0.05 * random.nextGaussian()) : 0;
    }
    return new AudioClip(x, RATE_HZ);
  }

  private static double rms(float[] x, int from, int to) {
    double sum = 0;
    for (int n = from; n < to; n++) {
      sum += x[n] * x[n];
    }
    return Math.sqrt(sum / (to - from));
  }

  @ParameterizedTest
  @CsvSource({"110, 1.6", "110, 0.8", "200, 0.55", "200, 1.3", "160, 1.05"})
  void movesThePitchAndKeepsTheTempo(double hertz, double factor) {
    AudioClip clip = speech(hertz, 3 * RATE_HZ);
    AudioClip moved = PitchMoving.by(clip, factor);
    assertEquals(clip.samples().length, moved.samples().length);
    float[] before = new PitchTracker(RATE_HZ).f0Hz(clip.samples());
    float[] after = new PitchTracker(RATE_HZ).f0Hz(moved.samples());
    for (int[] voiced : new int[][] {{5, 70}, {230, 295}}) {
      double was = median(before, voiced);
      // 1 %: a sixth of a semitone; marks lie on whole samples.
      assertEquals(factor, median(after, voiced) / was, 0.01 * factor, "frames from " + voiced[0]);
    }
  }

  private static double median(float[] f0Hz, int[] range) {
    return PitchTracker.medianHz(Arrays.copyOfRange(f0Hz, range[0], range[1])).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 1.7})
  void leavesHissAndSilenceAsTheyWere(double factor) {
    AudioClip clip = speech(120, 4 * RATE_HZ);
    float[] moved = PitchMoving.by(clip, factor).samples();
    int hiss = RATE_HZ + RATE_HZ / 10;
    double was = rms(clip.samples(), hiss, 2 * RATE_HZ - RATE_HZ / 10);
    assertEquals(was, rms(moved, hiss, 2 * RATE_HZ - RATE_HZ / 10), 0.15 * was);
    assertEquals(0, rms(moved, 2 * RATE_HZ + RATE_HZ / 10, 3 * RATE_HZ - RATE_HZ / 10), 1e-6);
  }

  @Test
  void theResultDoesNotDependOnHowTheSoundIsRead() throws IOException {
    AudioClip clip = speech(130, 2 * RATE_HZ + 77);
    float[] whole = PitchMoving.by(clip, 1.4).samples();
    float[] pieces = new float[whole.length];
    try (AudioSource source = PitchMoving.by(inPiecesOf(clip, 37), 1.4)) {
      for (int count = 0; count < pieces.length; ) {
        int n = source.read(pieces, count, Math.min(501, pieces.length - count));
        assertTrue(n > 0, "read " + n + " after " + count);
        count += n;
      }
      assertEquals(-1, source.read(new float[1], 0, 1));
    }
    assertArrayEquals(whole, pieces);
  }

  /** A source that never gives more than so many samples at a time. */
  private static AudioSource inPiecesOf(AudioClip clip, int most) {
    AudioSource source = AudioSource.of(clip);
    return new AudioSource() {
      @Override
      public int sampleRateHz() {
        return source.sampleRateHz();
      }

      @Override
      public int read(float[] buffer, int offset, int length) throws IOException {
        return source.read(buffer, offset, Math.min(most, length));
      }

      @Override
      public void close() {}
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 159, 16799, 16800, 16801})
  void anyLengthComesBack(int samples) {
    float[] x = Arrays.copyOf(speech(100, 20000).samples(), samples);
    AudioClip clip = new AudioClip(x, RATE_HZ);
    assertEquals(samples, PitchMoving.by(clip, 0.7).samples().length);
  }

  @Test
  void aFactorOfOneChangesNothing() {
    AudioClip clip = speech(100, 500);
    assertEquals(clip, PitchMoving.by(clip, 1));
    AudioSource source = AudioSource.of(clip);
    assertSame(source, PitchMoving.by(source, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 4.1, -1, Double.NaN})
  void refusesOtherFactors(double factor) {
    AudioClip clip = speech(100, 500);
    String message =
        assertThrows(IllegalArgumentException.class, () -> PitchMoving.by(clip, factor))
            .getMessage();
    assertTrue(message.contains("" + factor), message);
  }

  @Test
  void whatIsPushedComesOutLessThanATenthOfASecondLater() {
    PitchMover mover = new PitchMover(RATE_HZ, 1.5);
    float[] hum = new float[RATE_HZ];
    for (int i = 0; i < hum.length; i++) {
      hum[i] = (float) (0.3 * Math.sin(2 * Math.PI * 110 * i / RATE_HZ));
    }
    float[] moved = new float[hum.length];
    int late = 0;
    int polled = 0;
    for (int at = 0; at < hum.length; at += 160) {
      mover.push(hum, at, 160);
      late = Math.max(late, at + 160 - polled);
      polled += mover.poll(moved, polled, moved.length - polled);
    }
    assertTrue(late > 0.05 * RATE_HZ && late < 0.09 * RATE_HZ, late + " samples late");
  }
}

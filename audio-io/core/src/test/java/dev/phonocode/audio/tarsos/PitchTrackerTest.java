// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.tarsos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchTrackerTest {

  private static final int RATE_HZ = 16000;

  /** Ten harmonics falling by 6 dB an octave, under a pitch that goes from one F0 to another. */
  private static float[] harmonics(double fromHz, double toHz, int rateHz, int samples) {
    float[] x = new float[samples];
    double phase = 0;
    for (int n = 0; n < samples; n++) {
      phase += 2 * Math.PI * (fromHz + (toHz - fromHz) * n / samples) / rateHz;
      for (int k = 1; k <= 10; k++) {
        x[n] += (float) (0.1 * Math.sin(k * phase) / k);
      }
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 90, 125, 180, 250, 330, 395})
  void findsThePitchOfHarmonics(int hertz) {
    float[] f0 = new PitchTracker(RATE_HZ).f0Hz(harmonics(hertz, hertz, RATE_HZ, RATE_HZ));
    for (int m = 5; m < 95; m++) {
      // 0.3 % is 5 cents, the error of a parabola through three lags.
      assertEquals(hertz, f0[m], 0.003 * hertz, "frame " + m);
    }
  }

  @Test
  void aFrameTellsThePitchOfItsOwnTime() {
    int samples = 2 * RATE_HZ;
    float[] f0 = new PitchTracker(RATE_HZ).f0Hz(harmonics(100, 200, RATE_HZ, samples));
    double bias = 0;
    for (int m = 20; m < 180; m++) {
      bias += (f0[m] - (100 + 100 * (160 * m + 80) / (double) samples)) / 160;
    }
    // The glide is 50 Hz a second: 0.25 Hz are half a frame, 5 ms.
    assertEquals(0, bias, 0.25);
  }

  @Test
  void aVoicesPitchIsTheMedianOfItsVoicedFrames() {
    assertEquals(120, PitchTracker.medianHz(new float[] {0, 130, 0, 110, 120, 0}).getAsDouble());
    assertEquals(110, PitchTracker.medianHz(new float[] {120, 0, 110}).getAsDouble());
    assertTrue(PitchTracker.medianHz(new float[3]).isEmpty());
  }

  /** Mains in long pauses are no voice: 60 Hz 40 dB under it. */
  @Test
  void aHumInPausesIsNotTheVoicesPitch() {
    float[] voice = harmonics(190, 200, RATE_HZ, RATE_HZ);
    float[] x = new float[4 * RATE_HZ];
    System.arraycopy(voice, 0, x, RATE_HZ, voice.length);
    for (int n = 0; n < x.length; n++) {
      x[n] += (float) (0.003 * Math.sin(2 * Math.PI * 60 * n / RATE_HZ));
    }
    PitchTracker tracker = new PitchTracker(RATE_HZ);
    assertEquals(60, PitchTracker.medianHz(tracker.f0Hz(x)).getAsDouble(), 1);
    assertEquals(195, tracker.voiceHz(x).getAsDouble(), 5);
    assertTrue(tracker.voiceHz(new float[0]).isEmpty());
  }

  @Test
  void tracksOtherSampleRates() {
    float[] f0 = new PitchTracker(48000).f0Hz(harmonics(150, 150, 48000, 48000));
    assertEquals(100, f0.length);
    assertEquals(150, f0[50], 0.5);
  }

  @Test
  void noiseAndSilenceHaveNone() {
    Random random = new Random(1);
    float[] x = new float[2 * RATE_HZ];
    for (int n = 0; n < RATE_HZ; n++) {
      x[n] = (float) (0.1 * random.nextGaussian());
    }
    float[] f0 = new PitchTracker(RATE_HZ).f0Hz(x);
    int voiced = 0;
    for (float hertz : f0) {
      voiced += hertz > 0 ? 1 : 0;
    }
    // Smoothed noise is now and then periodic enough over 64 ms.
    assertTrue(voiced <= 10, voiced + " of 200 frames voiced");
    for (int m = 105; m < 200; m++) {
      assertEquals(0f, f0[m], "silent frame " + m);
    }
  }

  @Test
  void tonesOutOfRangeAreUnvoiced() {
    for (double hertz : new double[] {45, 450}) {
      for (float f0 : new PitchTracker(RATE_HZ).f0Hz(harmonics(hertz, hertz, RATE_HZ, 8000))) {
        assertEquals(0f, f0, hertz + " Hz");
      }
    }
  }

  @Test
  void aClipHasAFrameForEveryHopBegun() {
    for (int samples : new int[] {0, 1, 160, 161, 999}) {
      int frames = new PitchTracker(RATE_HZ).f0Hz(new float[samples]).length;
      assertEquals((int) Math.ceil(samples / 160.0), frames, samples + " samples");
    }
  }

  @Test
  void refusesARateItCannotDivide() {
    assertThrows(IllegalArgumentException.class, () -> new PitchTracker(44100));
  }
}

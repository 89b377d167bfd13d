// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.voices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.analysis.Tones;
import dev.phonocode.audio.AudioClip;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VoiceFeaturesTest {
  @Test
  void levelDoesNotCount() {
    // Noise, so that no band is as silent as the floor under all of them.
    Random random = new Random(2);
    float[] samples = Tones.clip(140, 1.5, 16000).samples();
    float[] softer = new float[samples.length];
    for (int i = 0; i < softer.length; i++) {
      samples[i] += (float) (0.01 * random.nextGaussian());
      softer[i] = 0.5f * samples[i];
    }
    AudioClip clip = new AudioClip(samples, 16000);
    double[] a = VoiceFeatures.of(clip);
    double[] b = VoiceFeatures.of(new AudioClip(softer, 16000));
    for (int i = 0; i < a.length; i++) {
      assertEquals(a[i], b[i], 0.02, "feature " + i);
    }
  }

  @Test
  void pitchCounts() {
    double[] low = VoiceFeatures.of(Tones.clip(110, 1.5, 16000));
    double[] high = VoiceFeatures.of(Tones.clip(220, 1.5, 16000));
    int median = low.length - 2;
    assertEquals(Math.log(2), high[median] - low[median], 0.02);
  }

  @Test
  void silenceAndNothingHaveFiniteFeatures() {
    for (int samples : new int[] {0, 1, 16000}) {
      double[] features = VoiceFeatures.of(new AudioClip(new float[samples], 16000));
      assertTrue(Arrays.stream(features).allMatch(Double::isFinite), samples + " samples");
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VoicedStartTest {
  private static final int RATE_HZ = 16_000;

  /** Mains of 60 Hz, and from three seconds on a buzz of 190 Hz, twenty times as strong. */
  private static AudioClip humAndVoice() {
    float[] x = new float[6 * RATE_HZ];
    for (int n = 0; n < x.length; n++) {
      double turns = 2 * Math.PI * n / RATE_HZ;
      x[n] = (float) (0.005 * Math.sin(60 * turns));
      for (int k = 1; k <= 10 && n >= 3 * RATE_HZ; k++) {
        x[n] += (float) (0.1 * Math.sin(190 * k * turns) / k);
      }
    }
    return new AudioClip(x, RATE_HZ);
  }

  @Test
  void aHumBeforeTheSpeechIsNotTakenForIt() throws IOException {
    AudioClip start = VoicedStart.of(AudioSource.of(humAndVoice()), Duration.ofSeconds(1));
    assertTrue(start.seconds() >= 4 && start.seconds() < 4.6, start.seconds() + " s");
    assertEquals(190, HeardVoice.medianPitchHz(start).orElseThrow(), 2);
  }
}

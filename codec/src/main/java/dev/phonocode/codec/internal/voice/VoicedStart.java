// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.voice;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.tarsos.PitchTracker;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** The start of a stream, as much of it as a voice has to be heard in. */
public final class VoicedStart {
  private static final int MOST_SECONDS = 20;
  private static final int STEPS_A_SECOND = 4;
  private static final int FRAME_MILLIS = 10;

  private VoicedStart() {}

  /**
   * Reads on until so much of the speech was voiced, but no further than 20 s. Pauses and voiceless
   * sounds say nothing of a pitch, so that a second of sound may say nothing at all.
   *
   * @param speech at a multiple of 8 kHz
   * @return what was read; all of a stream that is shorter
   */
  public static AudioClip of(AudioSource speech, Duration voiced) throws IOException {
    int rateHz = speech.sampleRateHz();
    PitchTracker tracker = new PitchTracker(rateHz);
    long wanted = voiced.toMillis() / FRAME_MILLIS;
    float[] start = new float[MOST_SECONDS * rateHz];
    float[] f0Hz = new float[0];
    int count = 0;
    for (long heard = 0; heard < wanted && count < start.length; ) {
      int end = fill(speech, start, count, count + rateHz / STEPS_A_SECOND);
      if (end == count) {
        break;
      }
      float[] next = tracker.f0Hz(Arrays.copyOfRange(start, count, end));
      int frames = f0Hz.length;
      f0Hz = Arrays.copyOf(f0Hz, frames + next.length);
      System.arraycopy(next, 0, f0Hz, frames, next.length);
      heard = voicedFrames(tracker.ofVoice(f0Hz, Arrays.copyOf(start, end)));
      count = end;
    }
    return new AudioClip(Arrays.copyOf(start, count), rateHz);
  }

  /** Reads up to {@code end}; returns where the stream ended, if that was before. */
  private static int fill(AudioSource speech, float[] buffer, int from, int end)
      throws IOException {
    int at = from;
    for (int n = 0; n >= 0 && at < end; at += Math.max(0, n)) {
      n = speech.read(buffer, at, end - at);
    }
    return at;
  }

  private static int voicedFrames(float[] f0Hz) {
    int count = 0;
    for (float hertz : f0Hz) {
      count += hertz > 0 ? 1 : 0;
    }
    return count;
  }
}

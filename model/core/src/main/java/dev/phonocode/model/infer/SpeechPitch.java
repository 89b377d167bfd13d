// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.audio.tarsos.PitchTracker;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.PitchFeature;
import java.util.Arrays;

/**
 * The pitch of speech that arrives in portions, by {@link PitchTracker}, in the pitch head's terms.
 * Frames are counted from the first that was not dropped; around them, what was dropped and what
 * was not heard yet are silence. One thread at a time.
 */
final class SpeechPitch {
  private final PitchTracker tracker;
  private final int hopSamples;
  private float[] samples;
  private int count;

  /** Frames are the encoder's. */
  SpeechPitch(ModelConfig config) {
    hopSamples = config.encoder().inputHopSamples();
    tracker = new PitchTracker(config.sampleRateHz(), hopSamples);
    samples = new float[hopSamples];
  }

  /** Takes samples as they were recorded. */
  void push(float[] from, int offset, int length) {
    if (count + length > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(2 * samples.length, count + length));
    }
    System.arraycopy(from, offset, samples, count, length);
    count += length;
  }

  /** log2(F0 / 160) of some frames, NaN where there is no voice. */
  float[] octaves(int first, int frames) {
    float[] octaves = tracker.f0Hz(Arrays.copyOf(samples, count), first, frames);
    for (int m = 0; m < frames; m++) {
      octaves[m] = octaves[m] > 0 ? PitchFeature.octaves(octaves[m]) : Float.NaN;
    }
    return octaves;
  }

  /** Forgets the first frames. */
  void drop(int frames) {
    int gone = Math.min(count, frames * hopSamples);
    System.arraycopy(samples, gone, samples, 0, count - gone);
    count -= gone;
  }
}

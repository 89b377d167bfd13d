// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.voice;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Floats;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.files.Text;
import dev.phonocode.audio.tarsos.PitchTracker;
import dev.phonocode.audio.timbre.Timbre;
import dev.phonocode.audio.timbre.TimbreMoving;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.Voice;
import dev.phonocode.model.infer.SpeechModel;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A voice as {@link SpeechCodec#voiceOf} heard it.
 *
 * @param modelId of the model that heard it, if one did
 * @param vector the model's speaker vector, each number in [-1, 1]
 * @param pitchHz median F0, if any of the recording was voiced
 * @param timbre if enough of the recording was loud
 */
public record HeardVoice(
    Optional<String> modelId, Floats vector, OptionalDouble pitchHz, Optional<Timbre> timbre)
    implements Voice {
  private static final int PITCH_RATE_HZ = 16_000;
  private static final float MAX_SAMPLE = 65_536;

  @Override
  public Map<String, Double> shares() {
    return Map.of();
  }

  /**
   * The voice of a clip of any rate.
   *
   * @throws IllegalArgumentException if it is too short, or has samples that are no sound
   * @throws UnsupportedOperationException if the model knows speakers by name only
   */
  public static HeardVoice of(SpeechModel model, AudioClip clip) {
    model.reference(); // a model without one says so
    checkScale(clip);
    AudioClip speech = Resampling.toRate(clip, model.config().sampleRateHz());
    VoiceLookAhead start = new VoiceLookAhead(speech.samples().length);
    start.push(speech.samples(), 0, speech.samples().length);
    Floats vector = Floats.of(start.heard(model).orElseThrow(() -> tooShort(clip)));
    return new HeardVoice(
        Optional.of(model.id()), vector, medianPitchHz(speech), TimbreMoving.timbreOf(speech));
  }

  /** Far beyond 16-bit numbers that were never scaled, sums overflow and no voice comes out. */
  private static void checkScale(AudioClip clip) {
    for (int i = 0; i < clip.samples().length; i++) {
      if (!(Math.abs(clip.samples()[i]) <= MAX_SAMPLE)) {
        throw new IllegalArgumentException(
            "voice: expected samples from -1 to 1, found " + clip.samples()[i] + " at " + i);
      }
    }
  }

  /** The median F0 of a clip of any rate; empty if none of it is voiced. */
  public static OptionalDouble medianPitchHz(AudioClip clip) {
    AudioClip speech = Resampling.toRate(clip, PITCH_RATE_HZ);
    return new PitchTracker(PITCH_RATE_HZ).voiceHz(speech.samples());
  }

  private static IllegalArgumentException tooShort(AudioClip clip) {
    return new IllegalArgumentException(
        "voice: expected some seconds of speech, found " + Text.decimal(clip.seconds(), 2) + " s");
  }
}

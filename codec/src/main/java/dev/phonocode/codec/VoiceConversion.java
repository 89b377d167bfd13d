// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.pitch.PitchMoving;
import dev.phonocode.audio.timbre.Timbre;
import dev.phonocode.audio.timbre.TimbreMoving;
import dev.phonocode.codec.internal.voice.HeardVoice;
import dev.phonocode.codec.internal.voice.HeldSource;
import dev.phonocode.codec.internal.voice.VoicedStart;
import dev.phonocode.codec.internal.voice.Voices;
import dev.phonocode.model.infer.SpeechModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Speech converted to another voice before it is encoded: moved in pitch, and then in timbre. The
 * codes carry both, and no speaker vector changes that much. The start of the speech is held back
 * until so much of it was voiced that its pitch and timbre can be taken for those of all of it.
 *
 * <p>At 16 kHz, as long as the speech is. See src/design/0007-conversion.md.
 */
public final class VoiceConversion implements AudioSource {
  private static final int RATE_HZ = 16_000;
  private static final double SEMITONES = 12; // of an octave

  private final AudioSource converted;
  private final double semitones;

  /**
   * The voice to convert to, as far as it is known.
   *
   * @param hertz its median F0
   */
  record Target(OptionalDouble hertz, Optional<Timbre> timbre) {
    static final Target UNKNOWN = new Target(OptionalDouble.empty(), Optional.empty());

    static Target of(SpeechModel model, Voice voice) {
      return new Target(Voices.pitchHz(model, voice), Voices.timbre(model, voice));
    }
  }

  /** Takes over {@code sound}; reads its start if what becomes of it depends on that. */
  static VoiceConversion of(AudioSource sound, Target target, PitchChange change, Duration voiced)
      throws IOException {
    AudioSource speech = Resampling.toRate(sound, RATE_HZ);
    boolean follows = change.semitones().isEmpty() && target.hertz().isPresent();
    AudioClip start = new AudioClip(new float[0], RATE_HZ);
    if (follows || target.timbre().isPresent()) {
      start = VoicedStart.of(speech, voiced);
      speech = new HeldSource(start, speech);
    }
    double semitones =
        follows
            ? semitones(HeardVoice.medianPitchHz(start), target.hertz().getAsDouble())
            : change.semitones().orElse(0);
    double factor = StrictMath.pow(2, semitones / SEMITONES);
    AudioSource moved = PitchMoving.by(speech, factor);
    Optional<Timbre> own = TimbreMoving.timbreOf(PitchMoving.by(start, factor));
    if (own.isPresent() && target.timbre().isPresent()) {
      moved = TimbreMoving.of(moved, own.get(), target.timbre().get());
    }
    return new VoiceConversion(moved, semitones);
  }

  private VoiceConversion(AudioSource converted, double semitones) {
    this.converted = converted;
    this.semitones = semitones;
  }

  private static double semitones(OptionalDouble ownHz, double targetHz) {
    if (ownHz.isEmpty()) {
      return 0;
    }
    double move = SEMITONES * StrictMath.log(targetHz / ownHz.getAsDouble()) / StrictMath.log(2);
    double most = PitchChange.MOST;
    return Math.max(-most, Math.min(most, move));
  }

  /** How far the pitch is moved: up, or down if negative; 0 also where a pitch is not known. */
  public double semitones() {
    return semitones;
  }

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public int read(float[] buffer, int offset, int length) throws IOException {
    return converted.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    converted.close();
  }
}

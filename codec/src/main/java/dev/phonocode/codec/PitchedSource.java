// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.pitch.PitchMoving;
import dev.phonocode.audio.tarsos.PitchTracker;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Speech moved towards the pitch of a voice, before it is encoded: the codes carry pitch, and no
 * speaker vector changes that. To follow, the start of the speech is held back, as the encoder does
 * to know the talker's voice, and its median pitch taken for that of all of it.
 *
 * <p>At 16 kHz, as long as the speech is. See src/design/0007-conversion.md.
 */
public final class PitchedSource implements AudioSource {
  private static final int RATE_HZ = 16_000;
  private static final int LOOK_IN_SAMPLES = 20 * RATE_HZ;
  private static final double SEMITONES = 12; // of an octave

  private final AudioSource moved;
  private final double semitones;

  /** Takes over {@code sound}; reads its first 20 s if it is to follow. */
  static PitchedSource of(AudioSource sound, OptionalDouble targetHz, PitchChange change)
      throws IOException {
    AudioSource speech = Resampling.toRate(sound, RATE_HZ);
    if (change instanceof PitchChange.By by) {
      return new PitchedSource(speech, by.semitones());
    }
    if (targetHz.isEmpty()) {
      return new PitchedSource(speech, 0);
    }
    float[] start = new float[LOOK_IN_SAMPLES];
    int count = 0;
    for (int n = 0; n >= 0 && count < start.length; count += Math.max(0, n)) {
      n = speech.read(start, count, start.length - count);
    }
    AudioClip heard = new AudioClip(Arrays.copyOf(start, count), RATE_HZ);
    OptionalDouble ownHz = pitchHz(heard);
    double move =
        ownHz.isEmpty()
            ? 0
            : SEMITONES
                * StrictMath.log(targetHz.getAsDouble() / ownHz.getAsDouble())
                / StrictMath.log(2);
    double most = PitchChange.By.MOST;
    return new PitchedSource(new HeldSource(heard, speech), Math.max(-most, Math.min(most, move)));
  }

  private PitchedSource(AudioSource speech, double semitones) {
    this.semitones = semitones;
    moved = PitchMoving.by(speech, StrictMath.pow(2, semitones / SEMITONES));
  }

  /** The median F0 of a recording of any rate; empty if none of it is voiced. */
  static OptionalDouble pitchHz(AudioClip clip) {
    AudioClip speech = Resampling.toRate(clip, RATE_HZ);
    return PitchTracker.medianHz(new PitchTracker(RATE_HZ).f0Hz(speech.samples()));
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
    return moved.read(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    moved.close();
  }
}

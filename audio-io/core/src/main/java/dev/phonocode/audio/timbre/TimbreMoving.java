// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.timbre;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import java.util.Optional;

/**
 * Moves the timbre of speech. As many samples come out as went in, without delay; nothing depends
 * on how a stream is cut into reads.
 */
public final class TimbreMoving {
  private TimbreMoving() {}

  /** The timbre of a recording of any rate; empty if it says too little. */
  public static Optional<Timbre> timbreOf(AudioClip clip) {
    TimbreMeter meter = new TimbreMeter();
    meter.add(clip);
    return meter.timbre();
  }

  /**
   * Speech in another timbre, in bounded memory.
   *
   * @param speech at 16 kHz; owned by what is returned
   * @param from its own timbre
   * @param to the one that it gets
   */
  public static AudioSource of(AudioSource speech, Timbre from, Timbre to) {
    if (speech.sampleRateHz() != Cepstrum.RATE_HZ) {
      throw new IllegalArgumentException(
          "timbre: expected 16000 Hz, found " + speech.sampleRateHz());
    }
    return new TimbreSource(speech, new TimbreMap(from, to));
  }
}

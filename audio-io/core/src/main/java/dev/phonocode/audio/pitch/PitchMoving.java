// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.pitch;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Moves the pitch of streams and of whole clips. As many samples come out as went in, without
 * delay; nothing depends on how a stream is cut into reads.
 */
public final class PitchMoving {
  private static final double LARGEST = 4;

  private PitchMoving() {}

  /**
   * The source at another pitch; the source itself for a factor of 1. Memory is bounded, the delay
   * less than a tenth of a second.
   *
   * @param source owned by what is returned; its rate a multiple of 8 kHz
   * @param factor new F0 over old F0, from 1/4 to 4
   */
  public static AudioSource by(AudioSource source, double factor) {
    if (!(factor >= 1 / LARGEST && factor <= LARGEST)) {
      throw new IllegalArgumentException("pitch factor: expected 0.25 to 4, found " + factor);
    }
    return factor == 1 ? source : new MovedSource(source, factor);
  }

  /** The clip at another pitch; the clip itself for a factor of 1. */
  public static AudioClip by(AudioClip clip, double factor) {
    try (AudioSource source = by(AudioSource.of(clip), factor)) {
      return source.readAll();
    } catch (IOException e) {
      // Memory does not fail to be read.
      throw new UncheckedIOException(e);
    }
  }
}

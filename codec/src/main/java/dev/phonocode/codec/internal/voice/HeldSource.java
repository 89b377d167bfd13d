// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.voice;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import java.io.IOException;

/** What was read of a source already, and then the rest of it. */
public final class HeldSource implements AudioSource {
  private final AudioSource rest;
  private AudioSource held;

  /** Gives {@code start}, and then takes {@code rest} over. */
  public HeldSource(AudioClip start, AudioSource rest) {
    this.held = AudioSource.of(start);
    this.rest = rest;
  }

  @Override
  public int sampleRateHz() {
    return rest.sampleRateHz();
  }

  @Override
  public int read(float[] buffer, int offset, int length) throws IOException {
    int count = held.read(buffer, offset, length);
    if (count < 0) {
      held = rest; // what was held is let go
      return rest.read(buffer, offset, length);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}

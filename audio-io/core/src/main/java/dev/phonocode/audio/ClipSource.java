// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.util.Objects;

/** Reads a clip from memory. */
final class ClipSource implements AudioSource {
  private final AudioClip clip;
  private int position;

  ClipSource(AudioClip clip) {
    this.clip = Objects.requireNonNull(clip, "clip");
  }

  @Override
  public int sampleRateHz() {
    return clip.sampleRateHz();
  }

  @Override
  public int read(float[] buffer, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    int count = Math.min(length, clip.samples().length - position);
    if (count == 0) {
      return -1;
    }
    System.arraycopy(clip.samples(), position, buffer, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}

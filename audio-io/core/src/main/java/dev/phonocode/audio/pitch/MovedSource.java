// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.pitch;

import dev.phonocode.audio.AudioSource;
import java.io.IOException;
import java.util.Objects;

/** Another source at another pitch. */
final class MovedSource implements AudioSource {
  private static final int CHUNK_SAMPLES = 4096;

  private final AudioSource source;
  private final PitchMover mover;
  private final float[] chunk = new float[CHUNK_SAMPLES];
  private boolean isEnded;

  MovedSource(AudioSource source, double factor) {
    this.source = source;
    mover = new PitchMover(source.sampleRateHz(), factor);
  }

  @Override
  public int sampleRateHz() {
    return source.sampleRateHz();
  }

  @Override
  public int read(float[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    int count = mover.poll(buffer, offset, length);
    while (count == 0 && !isEnded) {
      int n = source.read(chunk, 0, chunk.length);
      if (n < 0) {
        mover.finish();
        isEnded = true;
      } else {
        mover.push(chunk, 0, n);
      }
      count = mover.poll(buffer, offset, length);
    }
    return count == 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

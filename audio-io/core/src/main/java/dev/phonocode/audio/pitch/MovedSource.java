// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.pitch;

import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.FilteredSource;
import java.io.IOException;

/** Another source at another pitch. */
final class MovedSource extends FilteredSource {
  private final PitchMover mover;
  private final float[] moved = new float[CHUNK_SAMPLES];

  MovedSource(AudioSource source, double factor) {
    super(source);
    mover = new PitchMover(source.sampleRateHz(), factor);
  }

  @Override
  protected boolean nextBlock() throws IOException {
    int count = mover.poll(moved, 0, moved.length);
    while (count == 0 && !isEnded()) {
      int n = fill();
      if (n < 0) {
        mover.finish();
      } else {
        mover.push(chunk, 0, n);
      }
      count = mover.poll(moved, 0, moved.length);
    }
    give(moved, 0, count);
    return count > 0;
  }
}

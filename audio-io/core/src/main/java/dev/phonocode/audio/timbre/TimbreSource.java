// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.timbre;

import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.FilteredSource;
import dev.phonocode.audio.signal.DeEmphasis;
import dev.phonocode.audio.signal.EnvelopeFilter;
import dev.phonocode.audio.signal.FrameGains;
import dev.phonocode.audio.signal.PreEmphasis;
import java.io.IOException;
import java.util.Arrays;

/** Another source with another spectral envelope. The filter's delay is made good at the end. */
final class TimbreSource extends FilteredSource {
  private final PreEmphasis preEmphasis = new PreEmphasis(Cepstrum.PRE_EMPHASIS);
  private final DeEmphasis deEmphasis = new DeEmphasis(Cepstrum.PRE_EMPHASIS);
  private final EnvelopeFilter filter;
  private final float[] shaped = new float[CHUNK_SAMPLES];
  private int chunkFrom;
  private int chunkTo;
  private long owed; // samples read and not given yet

  TimbreSource(AudioSource source, FrameGains gains) {
    super(source);
    filter = new EnvelopeFilter(Cepstrum.newLogMel(), gains);
  }

  @Override
  protected boolean nextBlock() throws IOException {
    int count;
    while ((count = filter.poll(shaped, 0, shaped.length)) == 0 && !(isEnded() && owed == 0)) {
      if (chunkFrom == chunkTo) {
        next();
      }
      chunkFrom += filter.push(chunk, chunkFrom, chunkTo - chunkFrom);
    }
    count = (int) Math.min(count, isEnded() ? owed : count); // past the end are zeros
    owed -= count;
    deEmphasis.apply(shaped, 0, count);
    give(shaped, 0, count);
    return count > 0;
  }

  private void next() throws IOException {
    int n = fill();
    if (n < 0) {
      Arrays.fill(chunk, 0f);
    } else {
      preEmphasis.apply(chunk, 0, n);
      owed += n;
    }
    chunkFrom = 0;
    chunkTo = n < 0 ? chunk.length : n;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.timbre;

import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.signal.DeEmphasis;
import dev.phonocode.audio.signal.EnvelopeFilter;
import dev.phonocode.audio.signal.FrameGains;
import dev.phonocode.audio.signal.PreEmphasis;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** Another source with another spectral envelope. The filter's delay is made good at the end. */
final class TimbreSource implements AudioSource {
  private static final int CHUNK_SAMPLES = 4096;

  private final AudioSource source;
  private final PreEmphasis preEmphasis = new PreEmphasis(Cepstrum.PRE_EMPHASIS);
  private final DeEmphasis deEmphasis = new DeEmphasis(Cepstrum.PRE_EMPHASIS);
  private final EnvelopeFilter filter;
  private final float[] chunk = new float[CHUNK_SAMPLES];
  private int chunkFrom;
  private int chunkTo;
  private long owed; // samples read and not given yet
  private boolean isEnded;

  TimbreSource(AudioSource source, FrameGains gains) {
    this.source = source;
    filter = new EnvelopeFilter(Cepstrum.newLogMel(), gains);
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
    int count;
    while ((count = filter.poll(buffer, offset, length)) == 0 && !(isEnded && owed == 0)) {
      if (chunkFrom == chunkTo) {
        fill();
      }
      chunkFrom += filter.push(chunk, chunkFrom, chunkTo - chunkFrom);
    }
    count = (int) Math.min(count, isEnded ? owed : count); // past the end are zeros
    owed -= count;
    deEmphasis.apply(buffer, offset, count);
    return count == 0 ? -1 : count;
  }

  private void fill() throws IOException {
    int n = isEnded ? -1 : source.read(chunk, 0, chunk.length);
    if (n < 0) {
      isEnded = true;
      Arrays.fill(chunk, 0f);
    } else {
      preEmphasis.apply(chunk, 0, n);
      owed += n;
    }
    chunkFrom = 0;
    chunkTo = n < 0 ? chunk.length : n;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

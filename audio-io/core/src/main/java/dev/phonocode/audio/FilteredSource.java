// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

import java.io.IOException;

/** A source whose blocks are made of another source's, at its rate. */
public abstract class FilteredSource extends BlockSource {
  /** Read at once. */
  protected static final int CHUNK_SAMPLES = 4096;

  /** What was read last. */
  protected final float[] chunk = new float[CHUNK_SAMPLES];

  private final AudioSource source;
  private boolean isEnded;

  /** Takes a source over; it is closed with this object. */
  protected FilteredSource(AudioSource source) {
    super(source);
    this.source = source;
  }

  @Override
  public final int sampleRateHz() {
    return source.sampleRateHz();
  }

  /** Fills the chunk: samples in it, or -1 from the end on. */
  protected final int fill() throws IOException {
    int count = isEnded ? -1 : source.read(chunk, 0, chunk.length);
    isEnded = count < 0;
    return count;
  }

  /** Whether all was read. */
  protected final boolean isEnded() {
    return isEnded;
  }
}

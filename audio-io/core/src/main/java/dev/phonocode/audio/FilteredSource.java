// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

/** A source whose blocks are made of another source's, at its rate. */
public abstract class FilteredSource extends BlockSource {
  /** What they are made of; closed with this object. */
  protected final AudioSource source;

  /** Takes a source over. */
  protected FilteredSource(AudioSource source) {
    super(source);
    this.source = source;
  }

  @Override
  public final int sampleRateHz() {
    return source.sampleRateHz();
  }
}

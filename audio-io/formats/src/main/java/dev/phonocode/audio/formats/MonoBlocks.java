// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats;

import dev.phonocode.audio.BlockSource;
import dev.phonocode.audio.ChannelMix;
import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Sound that a library decodes block by block, as mono samples: channels are averaged. Whatever the
 * library throws at damage becomes an {@link dev.phonocode.audio.AudioFormatException}.
 */
public abstract class MonoBlocks extends BlockSource {
  private final SourceBytes source;
  private float[] block = new float[1 << 13];
  private int from;
  private int to;
  private ChannelMix mix = new ChannelMix(1);
  private int channels = 1;
  private boolean ended;
  private boolean isFinite = true;

  /** Reads {@code source}, which is closed with this object. */
  protected MonoBlocks(SourceBytes source) {
    super(source);
    this.source = source;
  }

  /**
   * Decodes some more, {@link #add}s what of it is to be heard, perhaps nothing.
   *
   * @return false at the end
   */
  protected abstract boolean decode() throws IOException;

  /** The bytes, for positions and errors. */
  protected final SourceBytes source() {
    return source;
  }

  /** Announces how many channels {@link #add} will get from now on. */
  protected final void channels(int count) {
    if (count != channels) {
      channels = count;
      mix = new ChannelMix(count);
    }
  }

  /** Adds a frame, by the sample of each channel, which is asked for once and in order. */
  protected final void add(IntToDoubleFunction samples) {
    double sum = 0;
    double squares = 0;
    for (int c = 0; c < channels; c++) {
      double sample = samples.applyAsDouble(c);
      sum += sample;
      squares += sample * sample;
    }
    if (to == block.length) {
      block = Arrays.copyOf(block, 2 * to);
    }
    float sample = (float) (sum / channels);
    isFinite &= Float.isFinite(sample);
    block[to++] = sample;
    mix.add(sum / channels, squares);
  }

  /** Takes back the last samples of this block. */
  protected final void drop(long samples) {
    to -= (int) Math.min(samples, to - from);
  }

  /** Passes over the first samples of this block. */
  protected final void skip(long samples) {
    from += (int) Math.min(samples, to - from);
  }

  @Override
  protected final boolean nextBlock() throws IOException {
    if (ended) {
      return false;
    }
    from = 0;
    to = 0;
    long start = source.position();
    try {
      ended = !decode();
    } catch (RuntimeException e) {
      throw source.error(start, "sound", "damage (" + e + ")");
    }
    if (!isFinite) { // Vorbis curves that are damaged have no numbers, and floats say anything
      throw source.error(start, "finite samples", "others");
    }
    if (ended) {
      mix.finish(source);
    }
    give(block, from, to);
    return !ended || from < to;
  }
}

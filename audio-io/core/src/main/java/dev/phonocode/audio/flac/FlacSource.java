// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.flac;

import dev.phonocode.audio.BlockSource;
import dev.phonocode.audio.ChannelMix;
import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reads FLAC of 4 to 24 bits as mono samples: channels are averaged. One frame is held at a time.
 *
 * <p>A damaged or missing frame is an error when it is reached; a total length or MD5 that does not
 * agree with STREAMINFO is one at the end of the stream. What follows the last sample is not read.
 */
public final class FlacSource extends BlockSource {
  private final SourceBytes source;
  private final StreamInfo info;
  private final FrameReader frames;
  private final SampleDigest digest;
  private final ChannelMix mix;
  private float[] block = new float[0];
  private boolean ended;

  /**
   * Reads the metadata.
   *
   * @param source at its first byte; closed with this object
   * @throws dev.phonocode.audio.AudioFormatException if it is not a FLAC file that is read here
   */
  public FlacSource(SourceBytes source) throws IOException {
    super(source);
    this.source = source;
    this.info = StreamInfo.read(source);
    this.frames = new FrameReader(source, info);
    this.digest = new SampleDigest(info.bits());
    this.mix = new ChannelMix(info.channels());
  }

  @Override
  public int sampleRateHz() {
    return info.sampleRateHz();
  }

  /** Decodes and mixes one frame; false at the end, once everything has been checked. */
  @Override
  protected boolean nextBlock() throws IOException {
    if (ended) {
      return false;
    }
    boolean lengthKnown = info.totalSamples() > 0;
    if (lengthKnown ? frames.samples() == info.totalSamples() : frames.atEnd()) {
      checkDigest();
      mix.finish(source);
      ended = true;
      return false;
    }
    if (lengthKnown && frames.atEnd()) {
      throw source.error(
          frames.position(), info.totalSamples() + " samples", "the end after " + frames.samples());
    }
    FrameReader.Block next = frames.next();
    if (lengthKnown && frames.samples() > info.totalSamples()) {
      throw source.error(
          frames.position(), info.totalSamples() + " samples", "at least " + frames.samples());
    }
    digest.update(next.channels(), next.samples());
    mix(next);
    return true;
  }

  private void mix(FrameReader.Block next) {
    if (block.length < next.samples()) {
      block = new float[next.samples()];
    }
    double scale = 1.0 / ((long) next.channels().length << (info.bits() - 1));
    for (int i = 0; i < next.samples(); i++) {
      long sum = 0;
      double squares = 0;
      for (int[] channel : next.channels()) {
        sum += channel[i];
        squares += (double) channel[i] * channel[i];
      }
      block[i] = (float) (sum * scale);
      mix.add((double) sum / next.channels().length, squares);
    }
    give(block, 0, next.samples());
  }

  private void checkDigest() throws IOException {
    byte[] found = digest.finish();
    if (info.hasMd5() && !Arrays.equals(found, info.md5())) {
      HexFormat hex = HexFormat.of();
      throw source.error(
          frames.position(),
          "samples with the MD5 " + hex.formatHex(info.md5()),
          hex.formatHex(found));
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.AudioWarning;
import dev.phonocode.audio.ChannelMix;
import dev.phonocode.audio.SourceBytes;
import dev.phonocode.audio.files.Text;
import java.io.IOException;
import java.util.Objects;

/**
 * Reads WAV as mono samples: channels are averaged.
 *
 * <p>Data shorter than the header declares is an error, and so are NaN and infinity in float files.
 * Floats beyond [-1, 1] pass as they are. What follows the samples is not read if it looks like
 * chunks; otherwise the declared size was not true, samples go on until the end, and the listener
 * hears of it.
 */
public final class WavSource implements AudioSource {
  private static final int BUFFER_BYTES = 1 << 14;

  private final SourceBytes source;
  private final WavHeaderReader.Header header;
  private final WavFormat format;
  private final ChannelMix mix;
  private final byte[] buffer;
  private long bytesLeft;
  private int from; // first byte of the next frame in the buffer
  private int to; // after the last byte in the buffer
  private boolean isBeyondDeclared;
  private boolean ended;

  /**
   * Reads the header.
   *
   * @param source at its first byte; closed with this object
   * @throws dev.phonocode.audio.AudioFormatException if it is not a WAV that is read here
   */
  public WavSource(SourceBytes source) throws IOException {
    this(source, WavHeaderReader.read(source));
  }

  /**
   * Reads the header of a Sony Wave64 file, whose samples are those of WAV.
   *
   * @param source at its first byte; closed with this object
   * @throws dev.phonocode.audio.AudioFormatException if it is not one that is read here
   */
  public static WavSource ofWave64(SourceBytes source) throws IOException {
    return new WavSource(source, W64HeaderReader.read(source));
  }

  private WavSource(SourceBytes source, WavHeaderReader.Header header) {
    this.source = Objects.requireNonNull(source, "source");
    this.header = header;
    this.format = header.format();
    this.bytesLeft = header.dataBytes();
    this.mix = new ChannelMix(format.channels());
    this.buffer = new byte[Math.max(1, BUFFER_BYTES / format.frameBytes()) * format.frameBytes()];
  }

  @Override
  public int sampleRateHz() {
    return format.sampleRateHz();
  }

  @Override
  public int read(float[] samples, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, samples.length);
    if (length == 0) {
      return 0;
    }
    if (to - from < format.frameBytes() && !fill()) {
      return -1;
    }
    int count = Math.min(length, (to - from) / format.frameBytes());
    for (int i = 0; i < count; i++) {
      samples[offset + i] = nextFrame();
    }
    return count;
  }

  /** Averages one frame. The sum is a double, so that one channel comes out exactly. */
  private float nextFrame() throws IOException {
    SampleEncoding encoding = format.encoding();
    double sum = 0;
    double squares = 0;
    for (int end = from + format.frameBytes(); from < end; from += encoding.bytes) {
      double sample = encoding.decode(buffer, from);
      if (!Float.isFinite((float) sample)) {
        throw source.error(
            source.position() - (to - from), "a finite sample", Float.toString((float) sample));
      }
      sum += sample;
      squares += sample * sample;
    }
    mix.add(sum / format.channels(), squares);
    return (float) (sum / format.channels());
  }

  /** Reads until the buffer holds a frame; false at the end of the samples. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    while (to < format.frameBytes()) {
      int wanted = (int) Math.min(buffer.length - to, bytesLeft);
      if (wanted == 0 && !AfterData.isMoreSamples(source, header)) {
        end();
        return false;
      }
      if (wanted == 0) {
        isBeyondDeclared = true;
        bytesLeft = Long.MAX_VALUE;
        continue;
      }
      int count = source.read(buffer, to, wanted);
      if (count < 0) {
        end();
        return false;
      }
      to += count;
      bytesLeft -= count;
    }
    return true;
  }

  private void end() throws IOException {
    ended = true;
    checkEnd();
    mix.finish(source);
  }

  private void checkEnd() throws IOException {
    if (isBeyondDeclared) {
      double held = header.dataBytes() + (double) (Long.MAX_VALUE - bytesLeft);
      double bytesASecond = (double) format.frameBytes() * format.sampleRateHz();
      source.warn(
          AudioWarning.Kind.DATA_SIZE,
          Text.of(
              "the header says %.2f s, the file holds %.2f s: all of it is read",
              header.dataBytes() / bytesASecond, held / bytesASecond));
    } else if (bytesLeft > 0 && !header.mayEndEarly()) {
      throw source.error(
          source.position(),
          header.dataBytes() + " bytes of samples",
          "the end after " + (header.dataBytes() - bytesLeft));
    } else if (bytesLeft == 0) {
      warnOfSecondData();
    }
    // RIFF pads chunks to even lengths, also where the length was not known beforehand.
    boolean padding = to == 1 && buffer[0] == 0 && (header.dataBytes() - bytesLeft) % 2 == 0;
    boolean isDeclared = bytesLeft == 0; // by a writer that counted wrong, not by a cut
    if (to > 0 && (isDeclared || isBeyondDeclared)) {
      source.warn(
          AudioWarning.Kind.PARTIAL_FRAME,
          "the last %d bytes are no whole frame of %d and are left out"
              .formatted(to, format.frameBytes()));
    } else if (to > 0 && !padding) {
      throw source.error(
          source.position(),
          "whole frames of " + format.frameBytes() + " bytes",
          "the end after " + to + " bytes of one");
    }
    to = 0;
  }

  private void warnOfSecondData() throws IOException {
    long bytes = AfterData.secondDataBytes(source, header);
    if (bytes > 0) {
      double bytesASecond = (double) format.frameBytes() * format.sampleRateHz();
      source.warn(
          AudioWarning.Kind.DATA_SIZE,
          Text.of("a second data chunk, of %.2f s, is not read", bytes / bytesASecond));
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

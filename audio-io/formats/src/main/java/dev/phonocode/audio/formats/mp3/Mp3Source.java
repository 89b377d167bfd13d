// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.mp3;

import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.SourceBytes;
import dev.phonocode.audio.formats.MonoBlocks;
import java.io.IOException;
import java.util.Optional;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;

/**
 * Decodes frame after frame, leaves the priming out that the encoder's tag tells of, and ends where
 * the sound did. Fewer frames than the tag says are an error.
 */
final class Mp3Source extends MonoBlocks {
  private final FrameHeader first;
  private final Optional<EncoderTag> tag;
  private final Bitstream bits;
  private final Decoder decoder = new Decoder();
  private long frames;
  private long toSkip;
  private long toHear = Long.MAX_VALUE;

  Mp3Source(SourceBytes source) throws IOException {
    super(source);
    byte[] start = source.peek(AudioFiles.PROBE_BYTES);
    first =
        FrameHeader.parse(start, 0)
            .orElseThrow(() -> source.error(source.position(), "an MP3 frame", "other bytes"));
    tag = EncoderTag.find(start, first);
    if (tag.isPresent()) {
      source.skip(first.bytes(), "the encoder's tag");
      if (tag.get().hasDelays()) {
        toSkip = tag.get().delaySamples() + EncoderTag.DECODER_DELAY;
        long all = tag.get().frames() * first.samples();
        toHear = Math.max(0, all - tag.get().delaySamples() - tag.get().paddingSamples());
      }
    }
    bits = new Bitstream(source.stream());
  }

  @Override
  public int sampleRateHz() {
    return first.sampleRateHz();
  }

  @Override
  protected boolean decode() throws IOException {
    long start = source().position();
    try {
      Header header = toHear == 0 ? null : bits.readFrame();
      if (header == null) {
        checkEnd();
        return false;
      }
      if (header.frequency() != first.sampleRateHz()) {
        throw source().error(start, first.sampleRateHz() + " Hz", header.frequency() + " Hz");
      }
      SampleBuffer samples = (SampleBuffer) decoder.decodeFrame(header, bits);
      bits.closeFrame();
      frames++;
      add(samples);
      return true;
    } catch (JavaLayerException e) {
      throw source().error(start, "MP3 frame " + frames, "damage (" + e.getMessage() + ")");
    }
  }

  private void add(SampleBuffer samples) {
    int count = samples.getChannelCount();
    channels(count);
    short[] interleaved = samples.getBuffer();
    for (int i = 0; i + count <= samples.getBufferLength() && toHear > 0; i += count) {
      if (toSkip > 0) {
        toSkip--;
        continue;
      }
      int first = i;
      add(c -> interleaved[first + c] / 32_768.0);
      toHear--;
    }
  }

  private void checkEnd() throws IOException {
    long wanted = tag.map(EncoderTag::frames).orElse(0L);
    if (toHear > 0 && frames < wanted) {
      throw source().error(source().position(), wanted + " MP3 frames", "the end after " + frames);
    }
  }
}

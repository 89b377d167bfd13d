// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.flac;

import dev.phonocode.audio.SourceBytes;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;

/**
 * One frame after the other from jflac, with every kind of damage that it passes over made an
 * error: lost sync, bad header, bad CRC, a frame cut short.
 */
final class FrameReader {
  /**
   * A decoded frame; its arrays are valid until the next one.
   *
   * @param channels {@code [channel][sample]}, signed
   * @param samples how many of them are this frame's
   */
  record Block(int[][] channels, int samples) {}

  private final SourceBytes source;
  private final StreamInfo info;
  private final FrameBytes bytes;
  private final FLACDecoder decoder;
  private long frames;
  private long samples;

  /**
   * Starts at the first frame.
   *
   * @param source after the metadata
   */
  FrameReader(SourceBytes source, StreamInfo info) throws IOException {
    this.source = source;
    this.info = info;
    this.bytes = new FrameBytes();
    InputStream metadata = new ByteArrayInputStream(info.asOnlyMetadata());
    this.decoder = new FLACDecoder(new SequenceInputStream(metadata, bytes));
    decoder.addFrameListener(new DamageListener());
    decoder.readMetadata();
  }

  /** Samples a channel decoded so far. */
  long samples() {
    return samples;
  }

  /** Bytes of the source that are decoded. */
  long position() {
    return source.position() - decoder.getBitInputStream().getInputBytesUnconsumed();
  }

  /** Whether the source ends here, at the end of a frame. */
  boolean atEnd() throws IOException {
    return decoder.getBitInputStream().getInputBytesUnconsumed() == 0 && source.peek(1).length == 0;
  }

  /**
   * Decodes the next frame.
   *
   * @throws dev.phonocode.audio.AudioFormatException if there is none, or a damaged one
   */
  Block next() throws IOException {
    long start = position();
    String expected = "FLAC frame " + frames;
    Frame frame = decode(start, expected);
    if (decoder.getBadFrames() > 0) {
      throw source.error(start, expected, "damage (a frame that cannot be decoded)");
    }
    if (frame == null) {
      throw source.error(start, expected, "the end of the file");
    }
    if (frame.header.channels != info.channels()
        || frame.header.bitsPerSample != info.bits()
        || frame.header.sampleRate != info.sampleRateHz()) {
      throw source.error(
          start,
          "%d channels, %d bits, %d Hz as in STREAMINFO"
              .formatted(info.channels(), info.bits(), info.sampleRateHz()),
          "%d channels, %d bits, %d Hz"
              .formatted(
                  frame.header.channels, frame.header.bitsPerSample, frame.header.sampleRate));
    }
    // Some encoders count frames although their STREAMINFO has two block sizes; jflac then takes
    // the count of frames for one of samples.
    long number = frame.header.sampleNumber;
    if (number != samples && number != frames) {
      throw source.error(start, "the frame of sample " + samples, "that of sample " + number);
    }
    int[][] channels = new int[info.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = decoder.getChannelData()[c].getOutput();
    }
    frames++;
    samples += frame.header.blockSize;
    return new Block(channels, frame.header.blockSize);
  }

  /** Null at the end of the bytes, as jflac has it; damage that jflac throws becomes an error. */
  private Frame decode(long start, String expected) throws IOException {
    try {
      return decoder.readNextFrame();
    } catch (IOException | RuntimeException e) {
      // jflac says both "lost sync" and "index 65536 out of bounds" when bits make no sense.
      if (bytes.failure.isPresent()) {
        throw bytes.failure.get();
      }
      boolean isCut = String.valueOf(e.getMessage()).contains(EOFException.class.getName());
      throw source.error(
          start, expected, isCut ? "the end of the file" : "damage (" + e.getMessage() + ")");
    }
  }

  /** The bytes of the source as jflac wants them, remembering how reading itself failed. */
  private final class FrameBytes extends FilterInputStream {
    private Optional<IOException> failure = Optional.empty();

    FrameBytes() {
      super(source.stream());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (IOException e) {
        failure = Optional.of(e);
        throw e;
      }
    }
  }

  /** What the decoder complained about. */
  private static final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Damage(String message) {
      super(message, null, false, false); // no stack: it is caught above
    }
  }

  /**
   * Stops the decoder at its first complaint. Left alone it would look for the next frame that
   * makes sense, and at the end of a file whose last sync code is bad it would look forever.
   */
  private static final class DamageListener implements FrameListener {
    @Override
    public void processMetadata(Metadata metadata) {
      // STREAMINFO is known already.
    }

    @Override
    public void processFrame(Frame frame) {
      // Frames are taken as they are asked for.
    }

    @Override
    public void processError(String message) {
      throw new Damage(message);
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.PhcWriter;
import dev.phonocode.codec.internal.stream.StreamEncoder;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes the bytes of speech, 16-bit little-endian mono at the model's rate, and writes a {@code
 * .phc} stream, each packet as soon as it can be. The stream is whole only after {@link #finish};
 * one that is merely closed reads as cut, as it should where its writer failed. One thread at a
 * time.
 *
 * <pre>{@code
 * try (SpeechOutputStream out = codec.newOutputStream(phc, EncodeOptions.forStreams())) {
 *   pcm.transferTo(out);
 *   out.finish();
 * }
 * }</pre>
 */
public final class SpeechOutputStream extends OutputStream {
  private static final int BLOCK_SAMPLES = 1600;

  private final StreamEncoder encoder;
  private final OutputStream phc;
  private Optional<PhcWriter> writer = Optional.empty(); // once the header is known
  private final byte[] bytes = new byte[BLOCK_SAMPLES * Pcm16.BYTES];
  private final float[] samples = new float[BLOCK_SAMPLES];
  private int count; // bytes that wait
  private boolean isFinished;

  SpeechOutputStream(StreamEncoder encoder, OutputStream phc) {
    this.encoder = encoder;
    this.phc = phc;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * Takes bytes of samples, cut anywhere.
   *
   * @throws IllegalStateException after {@link #finish}
   */
  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, from.length);
    if (isFinished) {
      throw new IllegalStateException("the stream of speech has ended");
    }
    for (int done = 0; done < length; ) {
      int room = Math.min(length - done, bytes.length - count);
      System.arraycopy(from, offset + done, bytes, count, room);
      count += room;
      done += room;
      if (count == bytes.length) {
        encode();
      }
    }
  }

  private void encode() throws IOException {
    int whole = count / Pcm16.BYTES;
    Pcm16.decode(bytes, 0, samples, whole);
    encoder.push(samples, 0, whole);
    bytes[0] = bytes[whole * Pcm16.BYTES % bytes.length]; // half a sample, if there is one
    count -= whole * Pcm16.BYTES;
    drain();
  }

  private void drain() throws IOException {
    if (writer.isEmpty() && encoder.header().isPresent()) {
      writer = Optional.of(new PhcWriter(phc, encoder.header().get(), encoder.prior()));
    }
    for (Optional<PhcPacket> p = encoder.poll(); p.isPresent(); p = encoder.poll()) {
      writer.orElseThrow().write(p.get());
    }
  }

  /** Encodes what was taken and writes the packets that are full; cuts none short. */
  @Override
  public void flush() throws IOException {
    if (!isFinished) {
      encode();
    }
    phc.flush();
  }

  /**
   * Ends the speech and makes the {@code .phc} stream whole; closes nothing.
   *
   * @return samples of all of it
   * @throws EOFException if half a sample is left over
   * @throws IllegalStateException if it was called before
   */
  public long finish() throws IOException {
    flush();
    if (count > 0) {
      throw new EOFException(
          "sample " + encoder.samples() + ": expected 2 bytes, found 1 and the end");
    }
    isFinished = true;
    encoder.finish();
    drain();
    writer.orElseThrow().finish(encoder.samples());
    return encoder.samples();
  }

  /** Closes the {@code .phc} stream; does not finish it. */
  @Override
  public void close() throws IOException {
    phc.close();
  }
}

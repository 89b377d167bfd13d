// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.tarsos;

import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.io.TarsosDSPAudioInputStream;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.container.PhcHeader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The speech of a {@code .phc} stream as the source of an {@code AudioDispatcher}: 16-bit mono at
 * the model's rate.
 *
 * <pre>{@code
 * var packets = PacketSource.open(in, "x.phc", ReadOptions.strict());
 * var source = new PhcDispatcherSource(codec, packets, DecodeOptions.defaults());
 * new AudioDispatcher(source, 1024, 0).run();
 * }</pre>
 */
public final class PhcDispatcherSource implements TarsosDSPAudioInputStream {
  private final PhcHeader header;
  private final InputStream speech;

  /**
   * A source that closes {@code packets} when the dispatcher stops.
   *
   * @throws dev.phonocode.codec.ModelMismatchException if another model made the codes
   */
  public PhcDispatcherSource(SpeechCodec codec, PacketSource packets, DecodeOptions options) {
    header = packets.header();
    speech = codec.newInputStream(packets, options);
  }

  @Override
  public TarsosDSPAudioFormat getFormat() {
    return new TarsosDSPAudioFormat(header.sampleRateHz(), Byte.SIZE * Pcm16.BYTES, 1, true, false);
  }

  /** Samples of the speech; -1 if they are not known before its end. */
  @Override
  public long getFrameLength() {
    return header.samples().orElse(-1);
  }

  /** Reads whole samples; waits for all that are asked for, short of the end. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int whole = length - length % Pcm16.BYTES;
    int count = speech.readNBytes(bytes, offset, whole);
    return count == 0 && whole > 0 ? -1 : count;
  }

  /**
   * Skips exactly so many bytes, since Tarsos takes fewer for a failure.
   *
   * @throws EOFException if the speech ends before
   */
  @Override
  public long skip(long bytes) throws IOException {
    speech.skipNBytes(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    speech.close();
  }
}

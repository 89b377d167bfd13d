// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.tarsos;

import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.io.TarsosDSPAudioInputStream;
import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.SpeechInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * The speech of a {@code .phc} stream as the source of an {@code AudioDispatcher}: 16-bit mono at
 * the model's rate.
 *
 * <pre>{@code
 * var speech = codec.newInputStream(in, "x.phc", DecodeOptions.defaults());
 * new AudioDispatcher(new PhcDispatcherSource(speech), 1024, 0).run();
 * }</pre>
 */
public final class PhcDispatcherSource implements TarsosDSPAudioInputStream {
  private final SpeechInputStream speech;

  /** A source that closes {@code speech} when the dispatcher stops. */
  public PhcDispatcherSource(SpeechInputStream speech) {
    this.speech = speech;
  }

  @Override
  public TarsosDSPAudioFormat getFormat() {
    return new TarsosDSPAudioFormat(
        speech.header().sampleRateHz(), Byte.SIZE * Pcm16.BYTES, 1, true, false);
  }

  /** Samples of the speech; -1 if they are not known before its end. */
  @Override
  public long getFrameLength() {
    return speech.header().samples().orElse(-1);
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

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.Pcm16;
import dev.phonocode.codec.container.PhcPacket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code .phc} stream read as the bytes of its speech: 16-bit little-endian mono. Each read gives
 * what there is and waits only for the first byte, so it serves a live stream. Closing it closes
 * the {@code .phc} stream. One thread at a time.
 */
final class SpeechInputStream extends InputStream {
  private static final int BLOCK_SAMPLES = 1600;

  private final PacketSource packets;
  private final SpeechDecoder decoder;
  private final float[] samples = new float[BLOCK_SAMPLES];
  private final byte[] bytes = new byte[BLOCK_SAMPLES * Pcm16.BYTES];
  private ByteArrayInputStream ready = new ByteArrayInputStream(bytes, 0, 0); // of bytes
  private boolean hasEnded; // no packets are to come

  SpeechInputStream(PacketSource packets, SpeechDecoder decoder) {
    this.packets = packets;
    this.decoder = decoder;
  }

  @Override
  public int read() throws IOException {
    return hasBytes() ? ready.read() : -1;
  }

  /**
   * Reads at least one byte, waiting for it if need be; -1 at the end of the speech.
   *
   * @throws dev.phonocode.codec.container.PhcFormatException at damage, or after all speech at
   *     bytes that follow the end packet, if the reader is strict
   */
  @Override
  public int read(byte[] out, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, out.length);
    if (length == 0) {
      return 0;
    }
    return hasBytes() ? ready.read(out, offset, length) : -1;
  }

  /** Bytes that can be read without waiting for packets; there may be more. */
  @Override
  public int available() {
    return ready.available();
  }

  private boolean hasBytes() throws IOException {
    while (ready.available() == 0) {
      int count = decoder.poll(samples, 0, samples.length);
      Pcm16.encode(samples, 0, count, bytes);
      ready = new ByteArrayInputStream(bytes, 0, count * Pcm16.BYTES);
      if (count == 0) {
        if (hasEnded) {
          packets.requireEnd(); // all speech is given: what follows it is not passed by
          return false;
        }
        pull();
      }
    }
    return true;
  }

  private void pull() throws IOException {
    Optional<PhcPacket> packet = packets.take();
    hasEnded = packet.isEmpty();
    packet.ifPresentOrElse(decoder::push, () -> decoder.finish(packets.samples()));
  }

  @Override
  public void close() throws IOException {
    packets.close();
  }
}

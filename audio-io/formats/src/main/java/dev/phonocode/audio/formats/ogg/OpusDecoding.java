// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;
import dev.phonocode.audio.SourceBytes;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusMSDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Opus, by Concentus, at 48 kHz as granule positions count.
 *
 * <p>{@code "OpusHead" version[1] channels[1] preSkip[2] rate[4] gain[2] family[1] …} and where
 * family is not 0: {@code streams[1] coupled[1] mapping[channels]} (RFC 7845 §5.1). Then a packet
 * of comments, then sound.
 */
final class OpusDecoding implements PacketDecoder {
  private static final int RATE_HZ = 48_000;
  private static final int HEAD_BYTES = 19;

  /** 120 ms: the longest packet. */
  private static final int MOST_SAMPLES = 5760;

  private final int channels;
  private final int preSkip;
  private final float gain;
  private final OpusMSDecoder decoder;
  private final short[] interleaved;
  private final float[][] planes;
  private final int[] from;

  /** Reads the headers, of which the first is {@code first}. */
  OpusDecoding(Packet first, OggPackets packets, SourceBytes source) throws IOException {
    ByteBuffer head =
        ByteBuffer.wrap(first.packet_base, first.packet, first.bytes)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    if (head.limit() < HEAD_BYTES || head.get(8) >> 4 != 0 || head.get(9) == 0) {
      throw source.error(source.position(), "an Opus header of version 1", "damage");
    }
    channels = head.get(9) & 0xFF;
    preSkip = head.getShort(10) & 0xFFFF;
    gain = (float) Math.pow(10, head.getShort(16) / (20 * 256.0)) / 32_768;
    decoder = decoder(head, source);
    interleaved = new short[MOST_SAMPLES * channels];
    planes = new float[channels][MOST_SAMPLES];
    from = new int[channels];
    if (packets.next().isEmpty()) {
      throw source.error(source.position(), "two Opus headers", "the end");
    }
  }

  private OpusMSDecoder decoder(ByteBuffer head, SourceBytes source) throws IOException {
    boolean isPlain = head.get(18) == 0;
    if (isPlain ? channels > 2 : head.limit() < HEAD_BYTES + 2 + channels) {
      throw source.error(source.position(), "an Opus header with a map of channels", "none");
    }
    int streams = isPlain ? 1 : head.get(19) & 0xFF;
    int coupled = isPlain ? channels - 1 : head.get(20) & 0xFF;
    short[] mapping = new short[channels];
    for (int c = 0; c < channels; c++) {
      mapping[c] = isPlain ? (short) c : (short) (head.get(21 + c) & 0xFF);
    }
    try {
      return OpusMSDecoder.create(RATE_HZ, channels, streams, coupled, mapping);
    } catch (OpusException | RuntimeException e) {
      throw source.error(source.position(), "an Opus map of channels", "another (" + e + ")");
    }
  }

  @Override
  public int sampleRateHz() {
    return RATE_HZ;
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int preSkipSamples() {
    return preSkip;
  }

  @Override
  public void decode(Packet packet, Frames frames) {
    byte[] bytes = new byte[packet.bytes]; // Concentus reads from index 0 in places
    System.arraycopy(packet.packet_base, packet.packet, bytes, 0, bytes.length);
    int count;
    try {
      count = decoder.decodeMultistream(bytes, 0, bytes.length, interleaved, 0, MOST_SAMPLES, 0);
    } catch (AssertionError e) { // Concentus says so of what cannot be in an intact packet
      throw new IllegalArgumentException("no Opus packet: " + e.getMessage(), e);
    }
    if (count <= 0 || bytes.length == 0) {
      throw new IllegalArgumentException("no Opus packet");
    }
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < channels; c++) {
        planes[c][i] = gain * interleaved[i * channels + c];
      }
    }
    frames.take(planes, from, count);
  }
}

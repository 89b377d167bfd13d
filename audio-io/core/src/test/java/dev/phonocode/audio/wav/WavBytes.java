// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Builds WAV files byte by byte, right ones and wrong ones. */
final class WavBytes {
  static final int UNKNOWN = 0xFFFF_FFFF;

  private WavBytes() {}

  /** {@code RIFF size WAVE} and then the parts; the true size. */
  static byte[] riff(byte[]... parts) {
    return riff(4 + join(parts).length, parts);
  }

  static byte[] riff(int size, byte[]... parts) {
    return join(ascii("RIFF"), int32(size), ascii("WAVE"), join(parts));
  }

  /** A chunk with its true size, padded to even. */
  static byte[] chunk(String id, byte[]... body) {
    byte[] bytes = join(body);
    return join(chunkOf(id, bytes.length, bytes), new byte[bytes.length & 1]);
  }

  /** A chunk that declares whatever size, not padded. */
  static byte[] chunkOf(String id, int size, byte[]... body) {
    return join(ascii(id), int32(size), join(body));
  }

  static byte[] fmt(int tag, int channels, int rateHz, int bits) {
    return chunk("fmt ", fmtBody(tag, channels, rateHz, bits));
  }

  static byte[] fmtBody(int tag, int channels, int rateHz, int bits) {
    int block = channels * bits / 8;
    return join(
        int16(tag),
        int16(channels),
        int32(rateHz),
        int32(rateHz * block),
        int16(block),
        int16(bits));
  }

  /** WAVE_FORMAT_EXTENSIBLE around {@code tag}. */
  static byte[] extensible(int tag, int channels, int rateHz, int bits) {
    byte[] guidTail = HexFormat.of().parseHex("000000001000800000aa00389b71");
    return chunk(
        "fmt ",
        fmtBody(0xFFFE, channels, rateHz, bits),
        int16(22),
        int16(bits),
        int32(0),
        int16(tag),
        guidTail);
  }

  /** A mono 16-bit 16 kHz file of these samples. */
  static byte[] mono16(int... samples) {
    return riff(fmt(1, 1, 16_000, 16), chunk("data", int16s(samples)));
  }

  static byte[] int16s(int... samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample : samples) {
      bytes.putShort((short) sample);
    }
    return bytes.array();
  }

  static byte[] int16(int value) {
    return int16s(value);
  }

  static byte[] int32(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  static byte[] int64(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}

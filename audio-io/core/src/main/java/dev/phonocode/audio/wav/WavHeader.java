// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import dev.phonocode.audio.SampleRates;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The 44 bytes before the samples of a mono 16-bit PCM WAV. */
final class WavHeader {
  static final int BYTES = 44;
  static final int SAMPLE_BYTES = 2;
  static final long UNKNOWN_SAMPLES = -1;

  private static final long UNKNOWN_SIZE = 0xFFFF_FFFFL;

  private WavHeader() {}

  /**
   * The header for a number of samples. Sizes that are unknown, or too large for their 32 bits, are
   * 0xFFFFFFFF: "until the end".
   */
  static byte[] of(int sampleRateHz, long samples) {
    SampleRates.requireValid(sampleRateHz);
    long dataBytes = samples * SAMPLE_BYTES;
    boolean known = samples >= 0 && dataBytes + BYTES - 8 < UNKNOWN_SIZE;
    return ByteBuffer.allocate(BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt((int) (known ? dataBytes + BYTES - 8 : UNKNOWN_SIZE))
        .put(ascii("WAVEfmt "))
        .putInt(WavFormat.BASE_BYTES)
        .putShort((short) 1) // PCM
        .putShort((short) 1) // mono
        .putInt(sampleRateHz)
        .putInt(sampleRateHz * SAMPLE_BYTES)
        .putShort((short) SAMPLE_BYTES)
        .putShort((short) (8 * SAMPLE_BYTES))
        .put(ascii("data"))
        .putInt((int) (known ? dataBytes : UNKNOWN_SIZE))
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

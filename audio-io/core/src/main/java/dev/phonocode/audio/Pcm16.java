// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio;

/** 16-bit little-endian samples and floats; full scale is 1. */
public final class Pcm16 {
  /** Bytes of a sample. */
  public static final int BYTES = 2;

  private Pcm16() {}

  /**
   * Encodes {@code samples[offset, offset + length)} to the start of {@code bytes}: to the nearest,
   * ties up, clipped to what 16 bits hold.
   *
   * @throws IllegalArgumentException if a sample is NaN or infinite
   */
  public static void encode(float[] samples, int offset, int length, byte[] bytes) {
    for (int i = 0; i < length; i++) {
      float sample = samples[offset + i];
      if (!Float.isFinite(sample)) {
        throw new IllegalArgumentException(
            "sample " + (offset + i) + ": expected a finite number, found " + sample);
      }
      int rounded = Math.round(sample * 32_768f);
      int clipped = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
      bytes[2 * i] = (byte) clipped;
      bytes[2 * i + 1] = (byte) (clipped >> 8);
    }
  }

  /** Decodes {@code length} samples from {@code bytes[at]} on to the start of {@code samples}. */
  public static void decode(byte[] bytes, int at, float[] samples, int length) {
    for (int i = 0; i < length; i++) {
      int low = bytes[at + 2 * i] & 0xFF;
      samples[i] = (low | bytes[at + 2 * i + 1] << 8) / 32_768f;
    }
  }
}

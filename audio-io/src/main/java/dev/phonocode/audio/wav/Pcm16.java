// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

/** Floats to 16-bit little-endian samples: nearest, ties up, clipped to what 16 bits hold. */
final class Pcm16 {
  private Pcm16() {}

  /**
   * Encodes {@code samples[offset, offset + length)} to the start of {@code bytes}.
   *
   * @throws IllegalArgumentException if a sample is NaN or infinite
   */
  static void encode(float[] samples, int offset, int length, byte[] bytes) {
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
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

/**
 * The telephone companding laws of ITU-T G.711: one byte is sign, 3 bits of exponent and 4 of
 * mantissa. Values come out in 16-bit units.
 */
final class G711 {
  private G711() {}

  /**
   * Mu-law (table 2 of G.711): all bits are sent inverted; {@code ((2m + 33) << e) - 33} in 14-bit
   * units. From -32124 to 32124.
   */
  static int muLaw(byte code) {
    int bits = ~code;
    int exponent = bits >> 4 & 7;
    int magnitude = ((2 * (bits & 15) + 33) << exponent) - 33;
    return ((bits & 0x80) != 0 ? -magnitude : magnitude) * 4;
  }

  /**
   * A-law (table 1 of G.711): even bits are sent inverted; {@code 2m + 1} in the first segment,
   * {@code (2m + 33) << (e - 1)} in the others, in 13-bit units. From -32256 to 32256.
   */
  static int aLaw(byte code) {
    int bits = code ^ 0x55;
    int exponent = bits >> 4 & 7;
    int mantissa = 2 * (bits & 15) + 1;
    int magnitude = exponent == 0 ? mantissa : (mantissa + 32) << (exponent - 1);
    return ((bits & 0x80) != 0 ? magnitude : -magnitude) * 8;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

/** Unsigned little-endian fields of a chunk. */
record LittleEndian(byte[] bytes) {
  int uint16(int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }

  long uint32(int at) {
    return uint16(at) | (long) uint16(at + 2) << 16;
  }

  /** Signed, since no file is longer than that: negative is out of range. */
  long int64(int at) {
    return uint32(at) | uint32(at + 4) << 32;
  }
}

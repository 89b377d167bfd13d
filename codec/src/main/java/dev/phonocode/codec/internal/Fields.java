// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32C;

/** Bytes in the making: the number forms of the format, and the CRC over all so far. */
final class Fields {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Fields u8(int value) {
    bytes.write(value);
    return this;
  }

  Fields u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  Fields u32(int value) {
    return u16(value >>> 16).u16(value);
  }

  /** Seven bits a byte, least significant first. */
  Fields varint(long value) {
    long rest = value;
    while (rest >= 0x80) {
      u8((int) rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    return u8((int) rest);
  }

  /** Bytes of {@link #varint}. */
  static int varintBytes(long value) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
  }

  Fields raw(byte[] value) {
    bytes.writeBytes(value);
    return this;
  }

  /** Appends the CRC-32C of everything so far. */
  Fields crc() {
    CRC32C crc = new CRC32C();
    crc.update(bytes.toByteArray());
    return u32((int) crc.getValue());
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}

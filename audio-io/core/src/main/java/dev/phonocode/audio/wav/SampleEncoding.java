// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

/** How a WAV file stores one sample. All are little-endian; full scale is 1. */
enum SampleEncoding {
  PCM_U8(1) {
    @Override
    double decode(byte[] bytes, int at) {
      return ((bytes[at] & 0xFF) - 128) / 128.0;
    }
  },
  PCM_S16(2) {
    @Override
    double decode(byte[] bytes, int at) {
      return (short) (bytes[at] & 0xFF | bytes[at + 1] << 8) / 32_768.0;
    }
  },
  PCM_S24(3) {
    @Override
    double decode(byte[] bytes, int at) {
      int low = bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
      return (low | bytes[at + 2] << 16) / 8_388_608.0;
    }
  },
  PCM_S32(4) {
    @Override
    double decode(byte[] bytes, int at) {
      return int32(bytes, at) / 2_147_483_648.0;
    }
  },
  FLOAT_32(4) {
    @Override
    double decode(byte[] bytes, int at) {
      return Float.intBitsToFloat(int32(bytes, at));
    }
  },
  FLOAT_64(8) {
    @Override
    double decode(byte[] bytes, int at) {
      long low = int32(bytes, at) & 0xFFFF_FFFFL;
      return Double.longBitsToDouble((long) int32(bytes, at + 4) << 32 | low);
    }
  },
  MU_LAW(1) {
    @Override
    double decode(byte[] bytes, int at) {
      return G711.muLaw(bytes[at]) / 32_768.0;
    }
  },
  A_LAW(1) {
    @Override
    double decode(byte[] bytes, int at) {
      return G711.aLaw(bytes[at]) / 32_768.0;
    }
  };

  /** Bytes a sample. */
  final int bytes;

  SampleEncoding(int bytes) {
    this.bytes = bytes;
  }

  /** The sample whose first byte is {@code bytes[at]}; a float file's may be NaN or infinite. */
  abstract double decode(byte[] bytes, int at);

  private static int int32(byte[] bytes, int at) {
    return bytes[at] & 0xFF
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | bytes[at + 3] << 24;
  }
}

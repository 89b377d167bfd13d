// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import java.util.List;

/** Speaker vectors, each number in [-1, 1], as the bytes that a stream holds. */
public final class SpeakerBytes {
  /** What the byte of 1 is. */
  public static final int SCALE = 127;

  private SpeakerBytes() {}

  /** {@code round(127 v)} of each number, at most 127 either way. */
  public static byte[] of(float[] vector) {
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.max(-SCALE, Math.min(SCALE, Math.round(SCALE * vector[i])));
    }
    return bytes;
  }

  /** The vector that bytes stand for. */
  public static float[] vector(byte[] bytes) {
    float[] vector = new float[bytes.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) bytes[i] / SCALE;
    }
    return vector;
  }

  /** The vector that bytes in a list stand for. */
  public static float[] vector(List<Byte> bytes) {
    byte[] unboxed = new byte[bytes.size()];
    for (int i = 0; i < unboxed.length; i++) {
      unboxed[i] = bytes.get(i);
    }
    return vector(unboxed);
  }
}

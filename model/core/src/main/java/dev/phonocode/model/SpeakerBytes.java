// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import java.util.ArrayList;
import java.util.List;

/** Speaker vectors, each number in [-1, 1], as the bytes that a stream holds. */
public final class SpeakerBytes {
  /** What the byte of 1 is. */
  public static final int SCALE = 127;

  private SpeakerBytes() {}

  /** {@code round(127 v)} of each number, at most 127 either way. */
  public static List<Byte> of(float[] vector) {
    List<Byte> bytes = new ArrayList<>(vector.length);
    for (float v : vector) {
      bytes.add((byte) Math.max(-SCALE, Math.min(SCALE, Math.round(SCALE * v))));
    }
    return List.copyOf(bytes);
  }

  /** The vector that bytes stand for. */
  public static float[] vector(List<Byte> bytes) {
    float[] vector = new float[bytes.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) bytes.get(i) / SCALE;
    }
    return vector;
  }
}

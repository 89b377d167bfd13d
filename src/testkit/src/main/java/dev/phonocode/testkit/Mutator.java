// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.testkit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes bad files of good ones: the same seed, the same file. */
public final class Mutator {
  private static final int[] EDGES = {
    0, 1, 2, 7, 8, 16, 255, 256, 0x7FFF, 0x8000, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, -1, -2
  };
  private static final int OGG_HEADER = 27;

  private final List<byte[]> files;

  /** Of these files, and of pieces of them. */
  public Mutator(List<byte[]> files) {
    this.files = List.copyOf(files);
  }

  /** The bad file of a seed. */
  public byte[] file(long seed) {
    Random random = new Random(seed);
    byte[] bytes = pick(random).clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      bytes = mutate(bytes, random);
    }
    if (random.nextInt(4) > 0) {
      mendOggChecksums(bytes); // or nothing behind them would ever be reached
    }
    return bytes;
  }

  private byte[] pick(Random random) {
    return files.get(random.nextInt(files.size()));
  }

  /** Headers are small, so most of the time they are hit. */
  private static int place(byte[] bytes, Random random) {
    int reach = random.nextInt(3) == 0 ? bytes.length : Math.min(bytes.length, 200);
    return random.nextInt(Math.max(1, reach));
  }

  private byte[] mutate(byte[] bytes, Random random) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = place(bytes, random);
    switch (random.nextInt(7)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt();
      case 2 -> number(bytes, at, EDGES[random.nextInt(EDGES.length)], random.nextBoolean());
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        return join(bytes, at, bytes, Math.min(bytes.length, at + random.nextInt(40)));
      }
      case 5 -> {
        return join(bytes, at, bytes, Math.max(0, at - random.nextInt(40)));
      }
      default -> {
        byte[] other = pick(random);
        return join(bytes, at, other, place(other, random));
      }
    }
    return bytes;
  }

  private static void number(byte[] bytes, int at, int value, boolean isBigEndian) {
    for (int i = 0; i < 4 && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (value >> 8 * (isBigEndian ? 3 - i : i));
    }
  }

  private static byte[] join(byte[] head, int end, byte[] tail, int start) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(head, 0, end);
    out.write(tail, start, tail.length - start);
    return out.toByteArray();
  }

  /** CRC-32 of polynomial 0x04C11DB7, not reflected, over the page with its field zero. */
  static void mendOggChecksums(byte[] bytes) {
    for (int at = 0; at + OGG_HEADER < bytes.length; at++) {
      if (bytes[at] != 'O'
          || bytes[at + 1] != 'g'
          || bytes[at + 2] != 'g'
          || bytes[at + 3] != 'S') {
        continue;
      }
      int segments = bytes[at + 26] & 0xFF;
      int end = at + OGG_HEADER + segments;
      for (int i = at + OGG_HEADER; i < at + OGG_HEADER + segments && i < bytes.length; i++) {
        end += bytes[i] & 0xFF;
      }
      if (end <= bytes.length) {
        number(bytes, at + 22, 0, false);
        int crc = 0;
        for (int i = at; i < end; i++) {
          crc ^= bytes[i] << 24;
          for (int bit = 0; bit < 8; bit++) {
            crc = crc << 1 ^ (crc < 0 ? 0x04C1_1DB7 : 0);
          }
        }
        number(bytes, at + 22, crc, false);
      }
    }
  }
}

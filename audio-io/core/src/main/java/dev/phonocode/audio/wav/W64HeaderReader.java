// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Walks the chunks of a Sony Wave64 file up to the first sample: WAV's, but that a chunk's name has
 * 16 bytes, its size 64 bits and counts its own head, and its body is padded to 8 bytes.
 */
final class W64HeaderReader {
  private static final int HEAD_BYTES = 24;
  private static final int ALIGNMENT = 8;
  private static final byte[] RIFF = guid("726966662e91cf11a5d628db04c10000");
  private static final byte[] WAVE = guid("77617665f3acd3118cd100c04f8edb8a");
  private static final byte[] FMT = guid("666d7420f3acd3118cd100c04f8edb8a");
  private static final byte[] DATA = guid("64617461f3acd3118cd100c04f8edb8a");

  private W64HeaderReader() {}

  private static byte[] guid(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** Reads up to the first byte of the samples. */
  static WavHeaderReader.Header read(SourceBytes source) throws IOException {
    require(source, RIFF, "a Wave64 header");
    source.skip(Long.BYTES, "the size of the file"); // which pipes do not know
    require(source, WAVE, "the kind WAVE");
    WavFormat format = null;
    while (true) {
      long start = source.position();
      LittleEndian head = new LittleEndian(source.readField(HEAD_BYTES, "a chunk"));
      byte[] name = Arrays.copyOf(head.bytes(), FMT.length);
      long size = head.int64(FMT.length) - HEAD_BYTES;
      if (Arrays.equals(name, DATA)) {
        if (format == null) {
          throw source.error(start, "a fmt chunk before the samples", "the data chunk");
        }
        return data(format, size);
      }
      if (size < 0) {
        throw source.error(
            start + FMT.length,
            "a chunk of " + HEAD_BYTES + " bytes or more",
            size + HEAD_BYTES + "");
      }
      long padding = Math.floorMod(-size, (long) ALIGNMENT);
      if (Arrays.equals(name, FMT)) {
        format = WavFormat.read(source, size, start + HEAD_BYTES, 0);
        source.skip(padding, "the padding of the fmt chunk");
      } else {
        source.skip(size, "the body of a chunk");
        source.skip(padding, "the padding of a chunk");
      }
    }
  }

  private static void require(SourceBytes source, byte[] guid, String what) throws IOException {
    long start = source.position();
    byte[] found = source.readField(guid.length, what);
    if (!Arrays.equals(found, guid)) {
      throw source.error(start, what, "the bytes " + HexFormat.of().formatHex(found));
    }
  }

  /** A writer that died, or wrote to a pipe, left no size: samples go on until the end. */
  private static WavHeaderReader.Header data(WavFormat format, long size) {
    boolean isKnown = size > 0;
    return new WavHeaderReader.Header(
        format, isKnown ? size : Long.MAX_VALUE, !isKnown, Long.MAX_VALUE, false);
  }
}

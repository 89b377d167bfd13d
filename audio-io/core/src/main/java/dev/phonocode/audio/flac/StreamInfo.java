// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.flac;

import dev.phonocode.audio.SampleRates;
import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The STREAMINFO block of RFC 9639 §8.2.
 *
 * @param raw its 34 bytes
 * @param sampleRateHz samples a second
 * @param channels 1 to 8
 * @param bits a sample, 4 to 24
 * @param totalSamples samples a channel, 0 if unknown
 */
record StreamInfo(byte[] raw, int sampleRateHz, int channels, int bits, long totalSamples) {
  static final int BYTES = 34;

  private static final int TYPE = 0;
  private static final int TYPE_FORBIDDEN = 127;
  private static final int MIN_BITS = 4;
  private static final int MAX_BITS = 24;
  private static final int MIN_BLOCK = 16;
  private static final int MD5_OFFSET = 18;

  /** Reads from the first byte of the file up to the first frame. */
  static StreamInfo read(SourceBytes source) throws IOException {
    source.readField(4, "the marker fLaC");
    long start = source.position();
    byte[] block = source.readField(4, "a metadata block");
    if ((block[0] & 0x7F) != TYPE || size(block) != BYTES) {
      throw source.error(
          start,
          "a STREAMINFO block of 34 bytes",
          "a block of type " + (block[0] & 0x7F) + " and " + size(block) + " bytes");
    }
    long bodyStart = source.position();
    StreamInfo info = parse(source.readField(BYTES, "STREAMINFO"), bodyStart, source);
    while (block[0] >= 0) { // the top bit marks the last block
      start = source.position();
      block = source.readField(4, "a metadata block");
      if ((block[0] & 0x7F) == TYPE_FORBIDDEN) {
        throw source.error(start, "a metadata block", "a block of the forbidden type 127");
      }
      source.skip(size(block), "a metadata block");
    }
    return info;
  }

  private static StreamInfo parse(byte[] raw, long start, SourceBytes source) throws IOException {
    // 16+16+24+24 bits of block and frame sizes, then rate 20, channels-1 3, bits-1 5, samples 36.
    long packed = ByteBuffer.wrap(raw).getLong(10);
    int rate = (int) (packed >>> 44);
    int channels = (int) (packed >>> 41 & 7) + 1;
    int bits = (int) (packed >>> 36 & 31) + 1;
    long total = packed & 0xF_FFFF_FFFFL;
    if (((raw[0] & 0xFF) << 8 | raw[1] & 0xFF) < MIN_BLOCK) {
      throw source.error(start, "blocks of at least 16 samples", "fewer");
    }
    if (!SampleRates.isValid(rate)) {
      throw source.error(start + 10, SampleRates.range(), Integer.toString(rate));
    }
    if (bits < MIN_BITS || bits > MAX_BITS) {
      throw source.error(start + 12, "samples of 4 to 24 bits", bits + " bits");
    }
    return new StreamInfo(raw, rate, channels, bits, total);
  }

  /** The MD5 of the decoded samples; all zeros if the encoder did not know it. */
  byte[] md5() {
    return Arrays.copyOfRange(raw, MD5_OFFSET, BYTES);
  }

  boolean hasMd5() {
    return !Arrays.equals(md5(), new byte[BYTES - MD5_OFFSET]);
  }

  /** A FLAC file of this block alone, as a start for a decoder that is then fed frames. */
  byte[] asOnlyMetadata() {
    byte[] file = new byte[8 + BYTES];
    System.arraycopy(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, BYTES}, 0, file, 0, 8);
    System.arraycopy(raw, 0, file, 8, BYTES);
    return file;
  }

  private static int size(byte[] block) {
    return (block[1] & 0xFF) << 16 | (block[2] & 0xFF) << 8 | block[3] & 0xFF;
  }
}

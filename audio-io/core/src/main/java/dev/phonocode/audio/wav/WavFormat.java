// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.wav;

import dev.phonocode.audio.AudioFormatException;
import dev.phonocode.audio.SampleRates;
import dev.phonocode.audio.SourceBytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a {@code fmt} chunk says.
 *
 * @param encoding of one sample
 * @param channels 1 to 65535
 * @param sampleRateHz frames a second
 */
record WavFormat(SampleEncoding encoding, int channels, int sampleRateHz) {
  /** Bytes of the chunk that are always there. */
  static final int BASE_BYTES = 16;

  private static final int EXTENSIBLE_BYTES = 40; // with that of WAVE_FORMAT_EXTENSIBLE

  private static final int TAG_PCM = 1;
  private static final int TAG_FLOAT = 3;
  private static final int TAG_A_LAW = 6;
  private static final int TAG_MU_LAW = 7;
  private static final int TAG_EXTENSIBLE = 0xFFFE;

  /** The GUID of an extensible format is the old two-byte tag and then these bytes. */
  private static final byte[] GUID_TAIL = HexFormat.of().parseHex("000000001000800000aa00389b71");

  /** Bytes of one frame: a sample of each channel. */
  int frameBytes() {
    return encoding.bytes * channels;
  }

  /**
   * Reads the body of a {@code fmt} chunk.
   *
   * @param size as its head says
   * @param sizeAt where messages about the size point to
   * @param padding bytes after it
   */
  static WavFormat read(SourceBytes source, long size, long sizeAt, long padding)
      throws IOException {
    if (size < BASE_BYTES) {
      throw source.error(sizeAt, "a fmt chunk of at least 16 bytes", size + " bytes");
    }
    long start = source.position();
    int known = (int) Math.min(size, EXTENSIBLE_BYTES);
    WavFormat format = parse(source.readField(known, "a fmt chunk"), start, source);
    source.skip(size - known + padding, "the rest of the fmt chunk");
    return format;
  }

  /**
   * Parses the body of a {@code fmt} chunk.
   *
   * @param body its first 16 to 40 bytes
   * @param start where it begins in {@code source}
   */
  private static WavFormat parse(byte[] body, long start, SourceBytes source)
      throws AudioFormatException {
    LittleEndian fields = new LittleEndian(body);
    int tag = fields.uint16(0);
    int channels = fields.uint16(2);
    long rate = fields.uint32(4);
    int blockAlign = fields.uint16(12);
    int bits = fields.uint16(14);
    if (tag == TAG_EXTENSIBLE) {
      tag = extensibleTag(body, start, source);
    }
    if (channels == 0) {
      throw source.error(start + 2, "at least one channel", "0 channels");
    }
    if (!SampleRates.isValid(rate)) {
      throw source.error(start + 4, SampleRates.range(), Long.toString(rate));
    }
    SampleEncoding encoding = encoding(tag, bits, start, source);
    WavFormat format = new WavFormat(encoding, channels, (int) rate);
    if (blockAlign != format.frameBytes()) {
      throw source.error(
          start + 12,
          "frames of %d bytes (%d channels of %s)"
              .formatted(format.frameBytes(), channels, encoding),
          blockAlign + " bytes");
    }
    return format;
  }

  private static int extensibleTag(byte[] body, long start, SourceBytes source)
      throws AudioFormatException {
    if (body.length < EXTENSIBLE_BYTES) {
      throw source.error(
          start, "a fmt chunk of 40 bytes (extensible format)", body.length + " bytes");
    }
    byte[] tail = Arrays.copyOfRange(body, 26, EXTENSIBLE_BYTES);
    if (!Arrays.equals(tail, GUID_TAIL)) {
      String guid = HexFormat.of().formatHex(body, 24, EXTENSIBLE_BYTES);
      throw source.error(start + 24, "the GUID of a wave format", guid);
    }
    return new LittleEndian(body).uint16(24);
  }

  private static SampleEncoding encoding(int tag, int bits, long start, SourceBytes source)
      throws AudioFormatException {
    return switch (tag) {
      case TAG_PCM ->
          switch (bits) {
            case 8 -> SampleEncoding.PCM_U8;
            case 16 -> SampleEncoding.PCM_S16;
            case 24 -> SampleEncoding.PCM_S24;
            case 32 -> SampleEncoding.PCM_S32;
            default ->
                throw source.error(start + 14, "PCM of 8, 16, 24 or 32 bits", bits + " bits");
          };
      case TAG_FLOAT ->
          switch (bits) {
            case 32 -> SampleEncoding.FLOAT_32;
            case 64 -> SampleEncoding.FLOAT_64;
            default -> throw source.error(start + 14, "floats of 32 or 64 bits", bits + " bits");
          };
      case TAG_MU_LAW, TAG_A_LAW -> {
        if (bits != 8) {
          throw source.error(start + 14, "mu-law or A-law of 8 bits", bits + " bits");
        }
        yield tag == TAG_MU_LAW ? SampleEncoding.MU_LAW : SampleEncoding.A_LAW;
      }
      default ->
          throw source.error(
              start,
              "PCM (1), float (3), A-law (6), mu-law (7) or extensible (0xFFFE)",
              "codec tag 0x%04X%s".formatted(tag, name(tag)));
    };
  }

  /** Codecs that are met in WAV files and not read here. */
  private static String name(int tag) {
    return switch (tag) {
      case 0x02, 0x11 -> " (ADPCM)";
      case 0x31 -> " (GSM 6.10)";
      case 0x50, 0x55 -> " (MP3)";
      case 0x160, 0x161, 0x162 -> " (WMA)";
      default -> "";
    };
  }
}

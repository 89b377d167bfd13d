// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.mp3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the silent first frame of an encoder says.
 *
 * @param frames of sound after it
 * @param delaySamples before the sound, put there by the encoder
 * @param paddingSamples after the sound, up to the end of the last frame
 */
record EncoderTag(long frames, int delaySamples, int paddingSamples) {
  /** Samples by which any decoder of layer III is late. */
  static final int DECODER_DELAY = 529;

  private static final int HAS_FRAMES = 1;
  private static final int HAS_BYTES = 2;
  private static final int HAS_TABLE = 4;
  private static final int HAS_QUALITY = 8;
  private static final int DELAYS_OFFSET = 21; // after the encoder's name, gains and flags

  /** Finds the tag in the first frame; empty if it is sound or does not say the frames. */
  static Optional<EncoderTag> find(byte[] start, FrameHeader header) {
    int sideInfo = header.isMpeg1() ? header.isMono() ? 17 : 32 : header.isMono() ? 9 : 17;
    int at = FrameHeader.BYTES + sideInfo;
    if (start.length < Math.min(header.bytes(), at + 8) || at + 12 > start.length) {
      return Optional.empty();
    }
    String name = new String(start, at, 4, StandardCharsets.ISO_8859_1);
    ByteBuffer fields = ByteBuffer.wrap(start).position(at + 4);
    int flags = fields.getInt();
    if (!(name.equals("Xing") || name.equals("Info")) || (flags & HAS_FRAMES) == 0) {
      return Optional.empty();
    }
    long frames = fields.getInt() & 0xFFFF_FFFFL;
    int skipped =
        ((flags & HAS_BYTES) != 0 ? 4 : 0)
            + ((flags & HAS_TABLE) != 0 ? 100 : 0)
            + ((flags & HAS_QUALITY) != 0 ? 4 : 0);
    int delays = fields.position() + skipped + DELAYS_OFFSET;
    if (delays + 3 > Math.min(start.length, header.bytes())) {
      return Optional.of(new EncoderTag(frames, 0, 0));
    }
    int packed =
        (start[delays] & 0xFF) << 16 | (start[delays + 1] & 0xFF) << 8 | start[delays + 2] & 0xFF;
    return Optional.of(new EncoderTag(frames, packed >> 12, packed & 0xFFF));
  }

  /** Whether the encoder said where the sound begins and ends. */
  boolean hasDelays() {
    return delaySamples != 0 || paddingSamples != 0;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.mp3;

import java.util.Optional;

/**
 * The four bytes before an MPEG audio frame of layer II or III: sync[11] version[2] layer[2]
 * unprotected[1] bitrate[4] rate[2] padding[1] private[1] mode[2] …
 *
 * @param isMpeg1 and not MPEG 2 or 2.5, of half or a quarter of the sample rate
 * @param isMono one channel
 * @param sampleRateHz samples a second
 * @param samples in the frame, of each channel
 * @param bytes of the frame, header included
 */
record FrameHeader(boolean isMpeg1, boolean isMono, int sampleRateHz, int samples, int bytes) {
  static final int BYTES = 4;

  private static final int[] LAYER3 = {
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] LAYER2 = {
    32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384
  };
  private static final int[] HALF_RATE = {
    8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] RATES = {44_100, 48_000, 32_000};

  /** Parses the header at {@code bytes[at]}; empty if there is none. */
  static Optional<FrameHeader> parse(byte[] bytes, int at) {
    if (at < 0 || at + BYTES > bytes.length) {
      return Optional.empty();
    }
    int version = bytes[at + 1] >> 3 & 3;
    int layer = 4 - (bytes[at + 1] >> 1 & 3);
    int bitrate = bytes[at + 2] >> 4 & 15;
    int rate = bytes[at + 2] >> 2 & 3;
    boolean isSync = bytes[at] == (byte) 0xFF && (bytes[at + 1] & 0xE0) == 0xE0;
    if (!isSync
        || version == 1
        || layer < 2
        || layer > 3
        || bitrate == 0
        || bitrate == 15
        || rate == 3) {
      return Optional.empty();
    }
    boolean isMpeg1 = version == 3;
    int[] kilobits = !isMpeg1 ? HALF_RATE : layer == 3 ? LAYER3 : LAYER2;
    int hertz = RATES[rate] >> (isMpeg1 ? 0 : version == 2 ? 1 : 2);
    int samples = layer == 3 && !isMpeg1 ? 576 : 1152;
    int padding = bytes[at + 2] >> 1 & 1;
    int length = samples / 8 * kilobits[bitrate - 1] * 1000 / hertz + padding;
    boolean isMono = (bytes[at + 3] >> 6 & 3) == 3;
    return Optional.of(new FrameHeader(isMpeg1, isMono, hertz, samples, length));
  }
}

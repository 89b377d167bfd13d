// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.flac;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The MD5 of RFC 9639 §8.2: over the samples of all channels, interleaved, signed little-endian, in
 * as few whole bytes as they fit.
 */
final class SampleDigest {
  private final MessageDigest md5;
  private final int sampleBytes;
  private byte[] scratch = new byte[0];

  SampleDigest(int bits) {
    this.sampleBytes = (bits + 7) / 8;
    try {
      this.md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("expected MD5, which every Java platform must have", e);
    }
  }

  /** Adds {@code channels[channel][0, samples)}. */
  void update(int[][] channels, int samples) {
    int length = samples * channels.length * sampleBytes;
    if (scratch.length < length) {
      scratch = new byte[length];
    }
    int at = 0;
    for (int i = 0; i < samples; i++) {
      for (int[] channel : channels) {
        for (int shift = 0; shift < 8 * sampleBytes; shift += 8) {
          scratch[at++] = (byte) (channel[i] >> shift);
        }
      }
    }
    md5.update(scratch, 0, length);
  }

  /** The digest of all that was added. */
  byte[] finish() {
    return md5.digest();
  }
}

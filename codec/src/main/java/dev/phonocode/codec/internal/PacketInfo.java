// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal;

/**
 * What is known of a packet without decoding its codes.
 *
 * @param index of the packet in its stream, from 0
 * @param frames in it
 * @param level of active speech in half decibels below full scale
 * @param isCoded whether its codes are range coded with the prior
 * @param payloadBytes that its codes take
 */
public record PacketInfo(long index, int frames, int level, boolean isCoded, int payloadBytes) {
  /** Frames that are believed where no greatest length is given. */
  public long believedFrames() {
    return isCoded ? Math.min(frames, mostFrames(payloadBytes)) : frames;
  }

  /** Frames that a coded payload of so many bytes may stand for. */
  static long mostFrames(int payloadBytes) {
    return PhcReader.FREE_FRAMES + (long) PhcReader.FRAMES_PER_BYTE * payloadBytes;
  }
}

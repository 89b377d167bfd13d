// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.formats.ogg;

import com.github.trilarion.sound.vorbis.jcraft.jogg.Packet;

/** A codec in Ogg. */
interface PacketDecoder {
  int sampleRateHz();

  int channels();

  /** Samples at the start that are no sound. */
  int preSkipSamples();

  /**
   * Decodes a packet of sound.
   *
   * @param frames takes the frames, {@code [channel][sample]}
   * @throws IllegalArgumentException or another RuntimeException if it is damaged
   */
  void decode(Packet packet, Frames frames);

  /** Takes decoded sound. */
  @FunctionalInterface
  interface Frames {
    /** Takes {@code channels[channel][from[channel] .. + count)}; full scale is 1. */
    void take(float[][] channels, int[] from, int count);
  }
}

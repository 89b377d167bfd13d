// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A stream of coded speech, wherever it comes from. */
public interface Packets extends Closeable {
  /** What holds for the whole stream. */
  PhcHeader header();

  /**
   * The next packet, or empty after the last.
   *
   * @throws IOException if what they come from is damaged or cannot be read
   */
  Optional<PhcPacket> next() throws IOException;

  /** Samples of the speech, at the model's rate; known after the last packet. */
  long samples();

  /** Length of what the packets up to and with {@code last} stand for, for a progress line. */
  default double secondsUpTo(PhcPacket last) {
    long frames = last.index() * header().packetFrames() + last.frames();
    return frames / header().frameRateHz();
  }
}

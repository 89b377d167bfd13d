// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Packets whose taking is told to someone who waits. */
final class WatchedPackets extends PacketView {
  private final DoubleConsumer seconds;

  WatchedPackets(PacketSource all, DoubleConsumer seconds) {
    super(all);
    this.seconds = seconds;
  }

  @Override
  Optional<PhcPacket> take() throws IOException {
    Optional<PhcPacket> packet = all.take();
    if (packet.isPresent()) {
      long frames = packet.get().index() * header().packetFrames() + packet.get().frames();
      seconds.accept(frames / header().frameRateHz());
    }
    return packet;
  }
}

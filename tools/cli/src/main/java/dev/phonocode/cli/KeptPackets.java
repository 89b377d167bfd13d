// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.util.Iterator;
import java.util.Optional;

/** Packets that are all in memory. */
final class KeptPackets implements Packets {
  private final CodeSequence codes;
  private final Iterator<PhcPacket> packets;

  KeptPackets(CodeSequence codes) {
    this.codes = codes;
    this.packets = codes.packets().iterator();
  }

  @Override
  public PhcHeader header() {
    return codes.header();
  }

  @Override
  public Optional<PhcPacket> next() {
    return packets.hasNext() ? Optional.of(packets.next()) : Optional.empty();
  }

  @Override
  public long samples() {
    return codes.samples();
  }

  @Override
  public void close() {}
}

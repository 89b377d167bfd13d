// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.prior.CodePrior;
import java.util.Iterator;
import java.util.Optional;

/** Packets that are all in memory. */
final class KeptPackets extends PacketSource {
  private final CodeSequence codes;
  private final Iterator<PhcPacket> packets;

  KeptPackets(CodeSequence codes) {
    super("codes");
    this.codes = codes;
    packets = codes.packets().iterator();
  }

  @Override
  public PhcHeader header() {
    return codes.header();
  }

  @Override
  Optional<PhcPacket> take() {
    return packets.hasNext() ? Optional.of(packets.next()) : Optional.empty();
  }

  @Override
  public long samples() {
    return codes.samples();
  }

  @Override
  long samplesAhead() {
    return codes.samples();
  }

  @Override
  Optional<CodePrior> prior() {
    return codes.prior();
  }

  @Override
  public void close() {}
}

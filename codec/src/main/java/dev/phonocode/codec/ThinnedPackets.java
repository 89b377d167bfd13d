// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.Optional;

/** Packets with their first books alone. */
final class ThinnedPackets extends PacketView {
  private final PhcHeader header;

  ThinnedPackets(PacketSource all, int books) {
    super(all);
    header = all.header().withBooks(books);
  }

  @Override
  public PhcHeader header() {
    return header;
  }

  @Override
  Optional<PhcPacket> take() throws IOException {
    return all.take().map(p -> p.withBooks(header.books()));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.Optional;

/** Packets with their first books alone. */
final class ThinnedPackets implements Packets {
  private final Packets all;
  private final int books;

  ThinnedPackets(Packets all, int books) {
    this.all = all;
    this.books = books;
  }

  @Override
  public PhcHeader header() {
    return all.header().withBooks(books);
  }

  @Override
  public Optional<PhcPacket> next() throws IOException {
    return all.next().map(p -> p.withBooks(books));
  }

  @Override
  public long samples() {
    return all.samples();
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}

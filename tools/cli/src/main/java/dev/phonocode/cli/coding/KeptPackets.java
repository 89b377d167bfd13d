// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.cli.shell.Progress;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Packets that are all in memory. */
public final class KeptPackets implements Packets {
  private final CodeSequence codes;
  private final Iterator<PhcPacket> packets;

  public KeptPackets(CodeSequence codes) {
    this.codes = codes;
    this.packets = codes.packets().iterator();
  }

  /** All packets of a stream, in memory: a minute of codes takes less than a second of sound. */
  public static CodeSequence all(Packets packets, Optional<CodePrior> prior, Progress progress)
      throws IOException {
    List<PhcPacket> all = new ArrayList<>();
    for (Optional<PhcPacket> p = packets.next(); p.isPresent(); p = packets.next()) {
      all.add(p.get());
      progress.seconds(packets.secondsUpTo(p.get()));
    }
    return new CodeSequence(packets.header(), all, packets.samples(), prior);
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

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.cli.options.Stretch;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stretch of a file's packets, as a stream of its own. What lies before is passed by without
 * being decoded; what lies behind is not read.
 */
final class CutPackets implements Packets {
  private final FilePackets all;
  private final long first; // packet
  private final long end; // packet behind the stretch
  private boolean isOver;
  private long given;
  private long samples;

  CutPackets(FilePackets all, Stretch stretch) {
    this.all = all;
    first = stretch.firstPacket(all.header());
    end = stretch.endPacket(all.header());
  }

  @Override
  public PhcHeader header() {
    boolean isWhole = first == 0 && end == Long.MAX_VALUE;
    return isWhole ? all.header() : all.header().withSamples(OptionalLong.empty());
  }

  @Override
  public Optional<PhcPacket> next() throws IOException {
    if (isOver) {
      return Optional.empty();
    }
    if (given == 0) {
      all.passUpTo(first);
    }
    Optional<PhcPacket> packet = all.next();
    while (packet.isPresent() && packet.get().index() < first) {
      packet = all.next();
    }
    if (packet.isPresent() && packet.get().index() < end) {
      given++;
      return packet.map(p -> p.at(p.index() - first));
    }
    isOver = true;
    long stop = packet.isPresent() ? end * header().packetSamples() : all.samples();
    samples = stop - first * header().packetSamples();
    if (samples <= 0 && first > 0) {
      throw new IOException(
          all.name()
              + ": --from lies behind the end of the speech, at "
              + (double) stop / header().sampleRateHz()
              + " seconds");
    }
    return Optional.empty();
  }

  @Override
  public long samples() {
    return samples;
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}

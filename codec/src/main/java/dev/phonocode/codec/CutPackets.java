// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The packets that hold anything of a stretch, counted from 0. */
final class CutPackets extends PacketView {
  private final PhcHeader header;
  private final double fromSeconds;
  private final long first; // packet
  private final long end; // packet after the stretch
  private boolean isOver;
  private boolean hasBegun;
  private boolean isWhole; // the speech ended within the stretch
  private long samples;

  CutPackets(PacketSource all, double fromSeconds, double toSeconds) {
    super(all);
    if (!(fromSeconds >= 0 && fromSeconds < toSeconds)) {
      throw new IllegalArgumentException(
          "stretch: expected 0 <= from < to, found " + fromSeconds + " to " + toSeconds);
    }
    PhcHeader whole = all.header();
    this.fromSeconds = fromSeconds;
    first = Math.round(fromSeconds * whole.sampleRateHz()) / whole.packetSamples();
    end =
        Double.isInfinite(toSeconds)
            ? Long.MAX_VALUE
            : 1 + Math.max(first, lastSample(toSeconds, whole) / whole.packetSamples());
    boolean isAll = first == 0 && end == Long.MAX_VALUE;
    header = isAll ? whole : whole.withSamples(OptionalLong.empty());
  }

  private static long lastSample(double toSeconds, PhcHeader header) {
    return Math.max(0, Math.round(toSeconds * header.sampleRateHz()) - 1);
  }

  @Override
  public PhcHeader header() {
    return header;
  }

  @Override
  Optional<PhcPacket> take() throws IOException {
    if (isOver) {
      return Optional.empty();
    }
    if (!hasBegun) {
      hasBegun = true;
      all.passUpTo(first);
    }
    Optional<PhcPacket> packet = all.take();
    while (packet.isPresent() && packet.get().index() < first) {
      packet = all.take();
    }
    if (packet.isPresent() && packet.get().index() < end) {
      return packet.map(p -> p.at(p.index() - first));
    }
    isOver = true;
    isWhole = packet.isEmpty();
    long stop = isWhole ? all.samples() : end * header.packetSamples();
    samples = stop - first * header.packetSamples();
    if (samples <= 0 && first > 0) {
      throw new IOException(
          "%s: expected a stretch of the speech, which ends at %s s, found one from %s s on"
              .formatted(name(), (double) stop / header.sampleRateHz(), fromSeconds));
    }
    return Optional.empty();
  }

  @Override
  void requireEnd() throws IOException {
    if (isWhole) {
      super.requireEnd(); // what lies after the stretch is not read
    }
  }

  @Override
  void passUpTo(long index) {} // counted from another packet, and nobody cuts twice

  @Override
  public long samples() {
    return samples;
  }
}

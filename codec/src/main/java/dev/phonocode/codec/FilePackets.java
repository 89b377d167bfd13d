// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.internal.PacketInfo;
import dev.phonocode.codec.internal.PhcReader;
import dev.phonocode.codec.internal.PhcTotals;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.prior.CodePrior;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Packets of a {@code .phc} file or pipe. */
final class FilePackets extends PacketSource {
  private final InputStream in;
  private final PhcReader reader;
  private final boolean isStrict;
  private Optional<CodePrior> prior = Optional.empty();
  private long frames; // up to the last packet that was taken

  FilePackets(InputStream in, String name, ReadOptions options) throws IOException {
    super(name);
    this.in = in;
    isStrict = options.onDamage().isEmpty();
    reader =
        isStrict
            ? PhcReader.strict(in, name)
            : PhcReader.tolerant(in, name, options.onDamage().get());
    options.maxSeconds().ifPresent(reader::limit);
  }

  @Override
  public PhcHeader header() {
    return reader.header();
  }

  @Override
  public PacketSource decodeWith(SpeechModel model) {
    super.decodeWith(model);
    prior = model.prior();
    prior.ifPresent(reader::decodeWith);
    return this;
  }

  @Override
  Optional<PhcPacket> take() throws IOException {
    Optional<PhcPacket> packet = reader.next();
    if (packet.isPresent()) {
      frames = packet.get().index() * header().packetFrames() + packet.get().frames();
    }
    return packet;
  }

  @Override
  void requireEnd() throws IOException {
    reader.requireEndOfStream();
  }

  @Override
  void passUpTo(long index) throws IOException {
    // Where packets may be missing, the one after a gap may be wanted: take() finds it.
    Optional<PacketInfo> passed = Optional.empty();
    for (long i = 0; isStrict && i < index && (i == 0 || passed.isPresent()); i++) {
      passed = reader.skip();
    }
  }

  /** To the end of the last packet, if the stream was cut. */
  @Override
  public long samples() {
    return reader.totals().map(PhcTotals::samples).orElse(frames * header().hopSamples());
  }

  /** What the bytes that wait hold without a prior; with one they hold about a half more. */
  @Override
  long samplesAhead() throws IOException {
    long frames = 8L * in.available() / header().frameBits();
    return Math.max(super.samplesAhead(), frames * header().hopSamples());
  }

  @Override
  Optional<CodePrior> prior() {
    return prior;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.coding;

import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.Damage;
import dev.phonocode.codec.container.PacketInfo;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.container.PhcReader;
import dev.phonocode.codec.container.PhcTotals;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Packets of a {@code .phc} file or pipe. */
public final class FilePackets implements Packets {
  private final String name;
  private final PhcReader reader;
  private final boolean isStrict;
  private long frames; // up to the last packet that was returned

  /** Packets of a whole stream: the first damage is an error. */
  public FilePackets(Input input) throws IOException {
    name = input.name();
    FileKind.requireCodes(input);
    reader = PhcReader.strict(input.stream(), name);
    isStrict = true;
  }

  /** Packets of a stream that may be damaged: what is lost is told, and missing among them. */
  public FilePackets(Input input, Consumer<Damage> onDamage) throws IOException {
    name = input.name();
    FileKind.requireCodes(input);
    reader = PhcReader.tolerant(input.stream(), name, onDamage);
    isStrict = false;
  }

  /** Name of the file or pipe, for messages. */
  String name() {
    return name;
  }

  /** Whether the codes can be read only with the model that made them. */
  public boolean needModel() {
    return reader.header().coding() == Coding.PRIOR;
  }

  /**
   * Gives the packets the prior that their coding needs.
   *
   * @throws IOException if another model made the codes
   */
  public void decodeWith(SpeechCodec codec) throws IOException {
    String maker = reader.header().modelId();
    if (!maker.equals(codec.model().id())) {
      throw new IOException(
          name
              + ": the codes have model id "
              + maker
              + ", this model has "
              + codec.model().id()
              + Models.WHERE_OTHERS_ARE);
    }
    codec.model().prior().ifPresent(reader::decodeWith);
  }

  @Override
  public PhcHeader header() {
    return reader.header();
  }

  @Override
  public Optional<PhcPacket> next() throws IOException {
    Optional<PhcPacket> packet = reader.next();
    if (packet.isPresent()) {
      frames = packet.get().index() * header().packetFrames() + packet.get().frames();
    } else if (isStrict) {
      reader.requireEndOfStream();
    }
    return packet;
  }

  /** Passes packets by without decoding them, as far as they are known to lie before this one. */
  void passUpTo(long index) throws IOException {
    // Where packets may be missing, the one behind a gap may be wanted: next() finds it.
    Optional<PacketInfo> passed = Optional.empty();
    for (long i = 0; isStrict && i < index && (i == 0 || passed.isPresent()); i++) {
      passed = reader.skip();
    }
  }

  /** Samples of the speech; to the end of the last packet, if the stream was cut. */
  @Override
  public long samples() {
    return reader.totals().map(PhcTotals::samples).orElse(frames * header().hopSamples());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

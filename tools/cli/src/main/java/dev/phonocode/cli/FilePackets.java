// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli;

import dev.phonocode.cli.shell.Input;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.container.Coding;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.container.PhcReader;
import java.io.IOException;
import java.util.Optional;

/** Packets of a {@code .phc} file or pipe; the first damage is an error. */
final class FilePackets implements Packets {
  private final String name;
  private final PhcReader reader;

  FilePackets(Input input) throws IOException {
    name = input.name();
    reader = PhcReader.strict(input.stream(), name);
  }

  /** Whether the codes can be read only with the model that made them. */
  boolean needModel() {
    return reader.header().coding() == Coding.PRIOR;
  }

  /**
   * Gives the packets the prior that their coding needs.
   *
   * @throws IOException if another model made the codes
   */
  void decodeWith(SpeechCodec codec) throws IOException {
    String maker = reader.header().modelId();
    if (!maker.equals(codec.model().id())) {
      throw new IOException(
          name + ": the codes have model id " + maker + ", this model has " + codec.model().id());
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
    if (packet.isEmpty()) {
      reader.requireEndOfStream();
    }
    return packet;
  }

  @Override
  public long samples() {
    return reader.totals().orElseThrow().samples();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

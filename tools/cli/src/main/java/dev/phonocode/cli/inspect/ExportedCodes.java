// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.Output;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.export.ExportFormat;
import dev.phonocode.codec.export.ExportWriter;
import java.io.IOException;

/** Codes with all that decoding needs. */
final class ExportedCodes implements CodeFormat {
  private final ExportFormat format;
  private ExportWriter writer;

  ExportedCodes(ExportFormat format) {
    this.format = format;
  }

  @Override
  public void begin(PhcHeader header, Output output) throws IOException {
    writer = format.writer(output.stream());
    writer.begin(header);
  }

  @Override
  public void add(PhcPacket packet, PhcHeader header, Output output) throws IOException {
    writer.write(packet);
  }

  @Override
  public void end(PhcHeader header, long samples, Output output) throws IOException {
    writer.finish(samples);
  }
}

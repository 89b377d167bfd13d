// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import dev.phonocode.audio.files.Text;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/** Lines as their packets come; a packet waits for the next, since the last line is another. */
final class TextWriter implements ExportWriter {
  private static final int DECIMALS = 6; // of a second

  private final TextRow row;
  private final OutputStream out;
  private PhcHeader header;
  private Optional<PhcPacket> waiting = Optional.empty();

  TextWriter(TextRow row, OutputStream out) {
    this.row = row;
    this.out = out;
  }

  @Override
  public void begin(PhcHeader own) throws IOException {
    header = own;
    write(row.heading(header));
  }

  @Override
  public void write(PhcPacket packet) throws IOException {
    writeWaiting(OptionalLong.empty());
    waiting = Optional.of(packet);
  }

  @Override
  public void finish(long samples) throws IOException {
    if (samples == 0) {
      write(row.nothing(header));
    }
    writeWaiting(OptionalLong.of(samples));
    out.flush();
  }

  /** With the length of all the speech, if it ends here. */
  private void writeWaiting(OptionalLong samples) throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    PhcPacket packet = waiting.get();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < packet.frames(); i++) {
      long index = packet.index() * header.packetFrames() + i;
      boolean isLast = i == packet.frames() - 1;
      lines.append(
          row.line(
              new TextRow.Frame(
                  index,
                  Text.decimal(index / header.frameRateHz(), DECIMALS),
                  packet.frame(i),
                  packet.level(),
                  index == 0,
                  isLast ? samples : OptionalLong.empty()),
              header));
    }
    write(lines.toString());
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}

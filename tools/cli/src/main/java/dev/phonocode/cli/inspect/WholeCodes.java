// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.codec.export.ExportWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A format that begins with how much will follow, and so waits for the end. */
abstract class WholeCodes implements ExportWriter {
  private final OutputStream out;
  private final List<int[]> frames = new ArrayList<>();
  private PhcHeader header;

  WholeCodes(OutputStream out) {
    this.out = out;
  }

  @Override
  public final void begin(PhcHeader own) {
    header = own;
  }

  @Override
  public final void write(PhcPacket packet) {
    for (int frame = 0; frame < packet.frames(); frame++) {
      frames.add(packet.frame(frame));
    }
  }

  @Override
  public final void finish(long samples) throws IOException {
    double seconds = (double) samples / header.sampleRateHz();
    String text = text(frames.toArray(int[][]::new), header, seconds);
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /**
   * The whole text.
   *
   * @param codes {@code [frames][books]}
   * @param seconds that the speech lasts
   */
  abstract String text(int[][] codes, PhcHeader header, double seconds) throws IOException;
}

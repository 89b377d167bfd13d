// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.Output;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A format that begins with how much will follow, and so waits for the end. */
abstract class WholeCodes implements CodeFormat {
  private final List<int[]> frames = new ArrayList<>();

  @Override
  public final void begin(PhcHeader header, Output output) {}

  @Override
  public final void add(PhcPacket packet, PhcHeader header, Output output) {
    for (int frame = 0; frame < packet.frames(); frame++) {
      frames.add(packet.frame(frame));
    }
  }

  @Override
  public final void end(PhcHeader header, long samples, Output output) throws IOException {
    write(frames.toArray(int[][]::new), header, samples, output);
  }

  /**
   * Writes all.
   *
   * @param codes {@code [frames][books]}
   */
  abstract void write(int[][] codes, PhcHeader header, long samples, Output output)
      throws IOException;
}

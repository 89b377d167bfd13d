// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.cli.shell.Output;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;

/** A way to write codes for other programs. */
interface CodeFormat {
  /** Writes what stands before the first frame. */
  void begin(PhcHeader header, Output output) throws IOException;

  /** Takes the frames of a packet. */
  void add(PhcPacket packet, PhcHeader header, Output output) throws IOException;

  /**
   * Writes what stands after the last frame.
   *
   * @param samples of the speech, at the model's rate
   */
  void end(PhcHeader header, long samples, Output output) throws IOException;
}

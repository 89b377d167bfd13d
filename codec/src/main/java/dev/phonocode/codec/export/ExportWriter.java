// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.codec.container.PhcPacket;
import java.io.IOException;

/** Writes one export, packet by packet: {@link #begin} once, {@link #write} each, then finish. */
public interface ExportWriter {
  /** Writes what stands before the first frame. */
  void begin(PhcHeader header) throws IOException;

  /** Takes the frames of the next packet. */
  void write(PhcPacket packet) throws IOException;

  /**
   * Writes what stands after the last frame, and flushes.
   *
   * @param samples of the speech, at the model's rate
   */
  void finish(long samples) throws IOException;
}

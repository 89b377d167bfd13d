// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.container;

import java.io.IOException;
import java.util.OptionalLong;

/** A {@code .phc} stream that is not as specified: where, what was expected and what was found. */
public final class PhcFormatException extends IOException {
  private static final long serialVersionUID = 1;

  private final long offset;
  private final long packet;
  private final long frame;
  private final String expected;
  private final String found;

  /**
   * Damage in a packet.
   *
   * @param source name of the stream
   * @param offset in bytes from its start
   * @param packet index, or -1 in the header
   * @param frame first code frame of that packet, or -1 in the header
   */
  public PhcFormatException(
      String source, long offset, long packet, long frame, String expected, String found) {
    super(
        "%s: byte %s%s: expected %s, found %s"
            .formatted(source, offset, place(packet, frame), expected, found));
    this.offset = offset;
    this.packet = packet;
    this.frame = frame;
    this.expected = expected;
    this.found = found;
  }

  private static String place(long packet, long frame) {
    return packet < 0 ? ", header" : ", packet " + packet + " (frame " + frame + ")";
  }

  /** Bytes from the start of the stream to what is wrong. */
  public long offset() {
    return offset;
  }

  /** Index of the packet that was being read; empty in the header. */
  public OptionalLong packet() {
    return packet < 0 ? OptionalLong.empty() : OptionalLong.of(packet);
  }

  /** First code frame that could not be read; empty in the header. */
  public OptionalLong frame() {
    return frame < 0 ? OptionalLong.empty() : OptionalLong.of(frame);
  }

  /** What the format asks for at that place. */
  public String expected() {
    return expected;
  }

  /** What stands there. */
  public String found() {
    return found;
  }
}

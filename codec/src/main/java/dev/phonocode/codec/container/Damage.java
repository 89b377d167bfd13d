// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.container;

/**
 * A stretch of a {@code .phc} stream that could not be read and was skipped.
 *
 * @param offset of its first byte in the stream
 * @param bytes skipped
 * @param packet index of the first packet that is missing
 * @param frames lost; 0 where what was skipped belonged to no packet, or nothing tells how many
 * @param reason what was wrong at {@code offset}: expected and found
 */
public record Damage(long offset, long bytes, long packet, long frames, String reason) {
  @Override
  public String toString() {
    String lost = frames == 0 ? "no frames known to be lost" : frames + " frames lost";
    return "byte %s, packet %s: %s in %s bytes: %s".formatted(offset, packet, lost, bytes, reason);
  }
}

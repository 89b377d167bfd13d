// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcPacket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What codes from elsewhere do not say themselves.
 *
 * @param layout of the array
 * @param voice that they carry; the model's first one, or a neutral one, if empty
 * @param levels of active speech in half decibels below full scale, 0 to 126, of each packet; a
 *     single one holds for all
 * @param packetFrames code frames in a packet; the last may have fewer
 * @param samples of the speech; all that the frames cover if empty
 */
public record CodeOptions(
    CodeLayout layout,
    Optional<Voice> voice,
    List<Integer> levels,
    int packetFrames,
    OptionalLong samples) {
  /** Active speech at -26 dBFS, where telephony puts it. */
  private static final int USUAL_LEVEL = 52;

  /** Frozen: what an export that does not say has. */
  private static final int USUAL_PACKET_FRAMES = 50;

  /** Rejects levels that no packet has, and lengths that cannot be. */
  public CodeOptions {
    levels = List.copyOf(levels);
    for (int level : levels) {
      if (level < 0 || level > PhcPacket.MAX_LEVEL) {
        throw new IllegalArgumentException(
            "level: expected 0 to " + PhcPacket.MAX_LEVEL + ", found " + level);
      }
    }
    if (packetFrames < 1) {
      throw new IllegalArgumentException(
          "packet frames: expected at least 1, found " + packetFrames);
    }
    if (samples.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "samples: expected 0 or more, found " + samples.getAsLong());
    }
  }

  /**
   * {@code [frames][books]} in the model's first voice, active speech at -26 dBFS, packets of 50
   * frames.
   */
  public static CodeOptions defaults() {
    return new CodeOptions(
        CodeLayout.FRAMES_BY_BOOKS,
        Optional.empty(),
        List.of(USUAL_LEVEL),
        USUAL_PACKET_FRAMES,
        OptionalLong.empty());
  }

  /** These options for another layout. */
  public CodeOptions layout(CodeLayout other) {
    return new CodeOptions(other, voice, levels, packetFrames, samples);
  }

  /** These options with a voice. */
  public CodeOptions voice(Voice other) {
    return new CodeOptions(layout, Optional.of(other), levels, packetFrames, samples);
  }

  /** These options with another level of all packets, in half decibels below full scale. */
  public CodeOptions level(int other) {
    return levels(List.of(other));
  }

  /** These options with a level for each packet, in half decibels below full scale. */
  public CodeOptions levels(List<Integer> others) {
    return new CodeOptions(layout, voice, others, packetFrames, samples);
  }

  /** These options with packets of another length. */
  public CodeOptions packetFrames(int frames) {
    return new CodeOptions(layout, voice, levels, frames, samples);
  }

  /** These options with the exact length of the speech. */
  public CodeOptions samples(long count) {
    return new CodeOptions(layout, voice, levels, packetFrames, OptionalLong.of(count));
  }
}

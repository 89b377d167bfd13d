// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcPacket;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What codes from elsewhere do not say themselves.
 *
 * @param layout of the array
 * @param voice that they carry; the model's first one, or a neutral one, if empty
 * @param level of active speech in half decibels below full scale, 0 to 126
 * @param samples of the speech; all that the frames cover if empty
 */
public record CodeOptions(
    CodeLayout layout, Optional<Voice> voice, int level, OptionalLong samples) {
  /** Active speech at -26 dBFS, where telephony puts it. */
  static final int USUAL_LEVEL = 52;

  /** Rejects levels that no packet has, and negative lengths. */
  public CodeOptions {
    if (level < 0 || level > PhcPacket.MAX_LEVEL) {
      throw new IllegalArgumentException(
          "level: expected 0 to " + PhcPacket.MAX_LEVEL + ", found " + level);
    }
    if (samples.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "samples: expected 0 or more, found " + samples.getAsLong());
    }
  }

  /** {@code [frames][books]} in the model's first voice, active speech at -26 dBFS. */
  public static CodeOptions defaults() {
    return new CodeOptions(
        CodeLayout.FRAMES_BY_BOOKS, Optional.empty(), USUAL_LEVEL, OptionalLong.empty());
  }

  /** These options for another layout. */
  public CodeOptions layout(CodeLayout other) {
    return new CodeOptions(other, voice, level, samples);
  }

  /** These options with a voice. */
  public CodeOptions voice(Voice other) {
    return new CodeOptions(layout, Optional.of(other), level, samples);
  }

  /** These options with another level, in half decibels below full scale. */
  public CodeOptions level(int other) {
    return new CodeOptions(layout, voice, other, samples);
  }

  /** These options with the exact length of the speech. */
  public CodeOptions samples(long count) {
    return new CodeOptions(layout, voice, level, OptionalLong.of(count));
  }
}

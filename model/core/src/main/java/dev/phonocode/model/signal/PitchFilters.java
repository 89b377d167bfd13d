// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.signal;

import dev.phonocode.audio.signal.LongTermPostfilter;
import dev.phonocode.audio.signal.PitchCorrection;
import dev.phonocode.audio.signal.PitchFilter;
import dev.phonocode.model.ModelConfig;

/** Filters of a model's samples that follow its pitch, each at the start of a stream. */
public final class PitchFilters {
  private PitchFilters() {}

  /** To the pitch that is expected. */
  public static PitchFilter correction(ModelConfig config) {
    return new PitchCorrection(
        config.sampleRateHz(), config.conditionHopSamples(), (float) config.preEmphasis());
  }

  /** To harmonics of that pitch, where there are such. */
  public static PitchFilter harmonics(ModelConfig config) {
    return new LongTermPostfilter(
        config.sampleRateHz(), config.conditionHopSamples(), (float) config.preEmphasis());
  }
}

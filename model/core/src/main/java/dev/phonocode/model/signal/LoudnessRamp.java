// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.signal;

import dev.phonocode.model.ModelConfig;
import java.util.ArrayDeque;

/**
 * Takes the model's samples back to their loudness: divides by the gain of their level. A level
 * holds from the encoder's look-ahead into its packet on, where the encoder began to apply it, and
 * fades in over 10 ms. Nothing depends on how samples are cut. One thread at a time.
 */
public final class LoudnessRamp {
  private static final int RAMPS_PER_SECOND = 100;

  /** From this sample on, this loudness. */
  private record Change(long sample, float loudness) {}

  private final Level level;
  private final int rampSamples;
  private final int delaySamples;
  private final ArrayDeque<Change> changes = new ArrayDeque<>(); // not reached yet
  private boolean isFirst = true;
  private float from; // loudness before the last change
  private float to; // and after it
  private long changed; // sample of the last change

  /** A ramp at the start of a stream. */
  public LoudnessRamp(ModelConfig config) {
    level = Level.of(config);
    rampSamples = Math.max(1, config.sampleRateHz() / RAMPS_PER_SECOND);
    delaySamples = config.encoder().lookAheadFrames() * config.codeHopSamples();
  }

  /** Announces the level of the packet that starts at {@code sample}. */
  public void add(long sample, int levelByte) {
    float loudness = 1 / level.gain(levelByte).factor();
    if (isFirst) {
      from = loudness;
      to = loudness;
      changed = sample;
      isFirst = false;
    } else {
      changes.add(new Change(sample + delaySamples, loudness));
    }
  }

  /** Scales samples in place; {@code first} is the place of the first of them in the stream. */
  public void apply(float[] samples, int offset, int length, long first) {
    for (int i = 0; i < length; i++) {
      long sample = first + i;
      if (!changes.isEmpty() && sample == changes.peek().sample()) {
        from = to;
        to = changes.peek().loudness();
        changed = changes.remove().sample();
      }
      long since = sample - changed + 1;
      float loudness =
          since >= rampSamples ? to : from + (to - from) * ((float) since / rampSamples);
      samples[offset + i] *= loudness;
    }
  }
}

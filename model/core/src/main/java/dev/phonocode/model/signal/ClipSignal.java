// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.signal;

import dev.phonocode.audio.signal.LevelMeter;
import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.audio.signal.Pqmf;
import dev.phonocode.audio.signal.PreEmphasis;
import dev.phonocode.model.ModelConfig;

/**
 * The signal chain over a clip that is there as a whole: what {@link FrontEnd} does to a stream,
 * and the sub-band levels that a decoder learns to foretell. Immutable.
 */
public final class ClipSignal {
  private static final int METER_BLOCKS_PER_SECOND = 100;
  private static final float LINEAR_SCALE = 8f; // so that linear and companded have a like range

  private final float preEmphasis;
  private final int meterBlock;
  private final Pqmf pqmf;

  /** The signal chain of a model. */
  public ClipSignal(ModelConfig config) {
    preEmphasis = (float) config.preEmphasis();
    meterBlock = config.sampleRateHz() / METER_BLOCKS_PER_SECOND;
    pqmf = config.decoder().newPqmf();
  }

  /** Pre-emphasised samples, in place; before the first there is silence. */
  public float[] emphasise(float[] samples) {
    new PreEmphasis(preEmphasis).apply(samples, 0, samples.length);
    return samples;
  }

  /**
   * The level of speech.
   *
   * @param emphasised samples
   * @return a level byte, 0 to 126
   */
  public int levelByte(float[] emphasised) {
    LevelMeter meter = new LevelMeter();
    for (int i = 0; i + meterBlock <= emphasised.length; i += meterBlock) {
      meter.add(emphasised, i, meterBlock);
    }
    return meter.levelByte();
  }

  /** Samples around a stretch that its sub-bands depend on, on either side. */
  public int marginSamples() {
    return pqmf.delaySamples();
  }

  /**
   * What the decoder is to foretell.
   *
   * @param emphasised samples; they are scaled in place
   * @param first sample of the first step
   * @return [bands][steps] mu-law levels
   */
  public int[][] levels(float[] emphasised, Gain gain, int first, int steps) {
    gain.apply(emphasised);
    float[][] bands = pqmf.analyse(emphasised, first, steps);
    int[][] levels = new int[bands.length][steps];
    for (int b = 0; b < bands.length; b++) {
      for (int t = 0; t < steps; t++) {
        levels[b][t] = MuLaw.encode(bands[b][t]);
      }
    }
    return levels;
  }

  /** A level as the decoder hears it beside {@link MuLaw#companded}: 8 × its linear value. */
  public static float linear(int level) {
    return LINEAR_SCALE * MuLaw.decode(level);
  }
}

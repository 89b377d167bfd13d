// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.signal;

import dev.phonocode.audio.signal.LevelMeter;
import dev.phonocode.model.ModelConfig;

/**
 * What a level byte means to a model: the gain that takes speech of this level to the level that
 * the network is used to. A model whose target is 0 takes speech as it is.
 *
 * @param targetRms RMS of active speech as the network hears it, full scale 1
 */
public record Level(double targetRms) {
  /** The level that a model's configuration asks for. */
  public static Level of(ModelConfig config) {
    return new Level(config.levelRms());
  }

  private boolean isFixed() {
    return targetRms == 0;
  }

  /**
   * The byte that a packet carries: 0 to 126, {@code -byte / 2} dBFS; 0 if levels are left alone.
   */
  public int levelByte(LevelMeter meter) {
    return isFixed() ? 0 : meter.levelByte();
  }

  /**
   * The gain that takes speech of this level to the target.
   *
   * @param levelByte 0 to 126
   * @throws IndexOutOfBoundsException if it is not
   */
  public Gain gain(int levelByte) {
    if (isFixed()) {
      return Gain.NONE;
    }
    double toTarget = targetRms / LevelMeter.TARGET_RMS;
    return new Gain(
        (float) (LevelMeter.gain(levelByte) * toTarget),
        (float) (LevelMeter.lnGain(levelByte) + StrictMath.log(toTarget)));
  }
}

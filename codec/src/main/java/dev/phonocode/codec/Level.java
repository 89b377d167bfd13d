// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.audio.signal.LevelMeter;
import dev.phonocode.model.ModelConfig;

/**
 * What a level byte means to a model: the gain that takes speech of this level to the level that
 * the network is used to. A model with {@code levelRms} 0 takes speech as it is.
 */
record Level(double targetRms) {
  static Level of(ModelConfig config) {
    return new Level(config.levelRms());
  }

  boolean isFixed() {
    return targetRms == 0;
  }

  /** The byte that a packet carries. */
  int levelByte(LevelMeter meter) {
    return isFixed() ? 0 : meter.levelByte();
  }

  float gain(int levelByte) {
    return isFixed()
        ? 1
        : (float) (LevelMeter.gain(levelByte) * (targetRms / LevelMeter.TARGET_RMS));
  }

  float lnGain(int levelByte) {
    return isFixed()
        ? 0
        : (float)
            (LevelMeter.lnGain(levelByte) + StrictMath.log(targetRms / LevelMeter.TARGET_RMS));
  }
}

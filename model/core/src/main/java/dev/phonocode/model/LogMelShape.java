// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import static dev.phonocode.model.ShapeChecks.checkRange;

import dev.phonocode.audio.signal.LogMel;

/** Log-mel features: triangles on the HTK mel scale over a Hann window. */
public record LogMelShape(
    int bands, int hopSamples, int windowSamples, double lowHz, double highHz) {
  public LogMelShape {
    checkRange("encoder.mel.bands", bands, 1, 1024);
    checkRange("encoder.mel.hopSamples", hopSamples, 1, 65536);
    checkRange("encoder.mel.windowSamples", windowSamples, 1, 65536);
  }

  LogMel newLogMel(int sampleRateHz) {
    return new LogMel(sampleRateHz, hopSamples, windowSamples, bands, lowHz, highHz);
  }
}

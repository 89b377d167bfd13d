// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.timbre;

import dev.phonocode.audio.signal.FrameGains;

/**
 * What frames of one voice lack to be of another: cepstrum c becomes {@code m' + s' / s (c - m)}, m
 * and s the mean and deviation of the one voice, m' and s' those of the other.
 */
final class TimbreMap implements FrameGains {
  private static final double MOST_RATIO = 2; // of deviations: noise is not to be blown up

  private final Cepstrum cepstrum = new Cepstrum();
  private final float[] ratios = new float[Cepstrum.SIZE]; // s' / s - 1
  private final float[] offsets = new float[Cepstrum.SIZE];
  private final float[] cepstra = new float[Cepstrum.SIZE];

  TimbreMap(Timbre from, Timbre to) {
    for (int d = 0; d < Cepstrum.SIZE; d++) {
      double ratio = to.deviations().get(d) / Math.max(1e-6, from.deviations().get(d));
      ratio = Math.max(1 / MOST_RATIO, Math.min(MOST_RATIO, ratio));
      ratios[d] = (float) (ratio - 1);
      offsets[d] = (float) (to.means().get(d) - ratio * from.means().get(d));
    }
  }

  @Override
  public void ofFrame(float[] frame) {
    cepstrum.of(frame, cepstra);
    for (int d = 0; d < cepstra.length; d++) {
      cepstra[d] = offsets[d] + ratios[d] * cepstra[d];
    }
    cepstrum.curve(cepstra, frame);
  }
}

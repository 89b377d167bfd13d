// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.timbre;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Floats;
import dev.phonocode.audio.Resampling;
import dev.phonocode.audio.signal.PreEmphasis;
import java.util.Optional;

/**
 * Measures the {@link Timbre} of a voice over any number of its recordings. One thread at a time.
 */
public final class TimbreMeter {
  private static final double LOUD_NEPERS =
      7; // of energy, below a recording's loudest frame: 30 dB
  private static final double SILENCE = -20; // ln E: under the last bit of 16
  private static final int LEAST_FRAMES = 50; // half a second of loud speech says something

  private final Cepstrum cepstrum = new Cepstrum();
  private final float[] cepstra = new float[Cepstrum.SIZE];
  private final double[] sums = new double[Cepstrum.SIZE];
  private final double[] squares = new double[Cepstrum.SIZE];
  private long count;

  /** Hears a recording of any rate and level. */
  public void add(AudioClip recording) {
    float[] y = Resampling.toRate(recording, Cepstrum.RATE_HZ).samples().clone();
    new PreEmphasis(Cepstrum.PRE_EMPHASIS).apply(y, 0, y.length);
    float[][] frames = Cepstrum.newLogMel().logEnergies(y);
    double loudest = Double.NEGATIVE_INFINITY;
    for (float[] frame : frames) {
      loudest = Math.max(loudest, mean(frame));
    }
    for (float[] frame : frames) {
      if (loudest > SILENCE && mean(frame) >= loudest - LOUD_NEPERS) {
        cepstrum.of(frame, cepstra);
        count++;
        for (int d = 0; d < cepstra.length; d++) {
          sums[d] += cepstra[d];
          squares[d] += (double) cepstra[d] * cepstra[d];
        }
      }
    }
  }

  private static double mean(float[] frame) {
    double sum = 0;
    for (float v : frame) {
      sum += v;
    }
    return sum / frame.length;
  }

  /** The timbre of all that was heard; empty if that was too little. */
  public Optional<Timbre> timbre() {
    if (count < LEAST_FRAMES) {
      return Optional.empty();
    }
    float[] means = new float[sums.length];
    float[] deviations = new float[sums.length];
    for (int d = 0; d < sums.length; d++) {
      double mean = sums[d] / count;
      means[d] = (float) mean;
      deviations[d] = (float) Math.sqrt(Math.max(0, squares[d] / count - mean * mean));
    }
    return Optional.of(new Timbre(Floats.of(means), Floats.of(deviations)));
  }
}

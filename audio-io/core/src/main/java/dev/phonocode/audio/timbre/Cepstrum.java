// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.timbre;

import dev.phonocode.audio.signal.LogMel;

/**
 * Cepstra of log-mel frames: {@code c_d = sqrt(2 / B) Σ_b cos(π d (b + ½) / B) ln E_b}, d from 1
 * on, and the smooth curve over the bands that such numbers stand for. The level, c0, is left out.
 */
final class Cepstrum {
  /** As many as tell voices apart; higher ones would follow the pitch. */
  static final int SIZE = 20;

  static final int RATE_HZ = 16_000;
  static final float PRE_EMPHASIS = 0.85f; // so that the highs are not lost in the lows' leakage
  private static final int BANDS = 64;

  private final float[][] analysis = new float[SIZE][BANDS];
  private final float[][] synthesis = new float[BANDS][SIZE]; // its transpose

  Cepstrum() {
    for (int d = 0; d < SIZE; d++) {
      for (int b = 0; b < BANDS; b++) {
        double phase = StrictMath.PI * (d + 1) * (b + 0.5) / BANDS;
        analysis[d][b] = (float) (StrictMath.sqrt(2.0 / BANDS) * StrictMath.cos(phase));
        synthesis[b][d] = analysis[d][b];
      }
    }
  }

  /** The bands, of pre-emphasised samples. */
  static LogMel newLogMel() {
    return new LogMel(RATE_HZ, 160, 512, BANDS, 40, 7600);
  }

  /** Cepstra [SIZE] of a frame [bands]. */
  void of(float[] frame, float[] cepstra) {
    multiply(analysis, frame, cepstra);
  }

  /** The curve [bands] whose cepstra are these, and all higher ones 0. */
  void curve(float[] cepstra, float[] frame) {
    multiply(synthesis, cepstra, frame);
  }

  private static void multiply(float[][] rows, float[] x, float[] y) {
    for (int i = 0; i < rows.length; i++) {
      float sum = 0f;
      for (int j = 0; j < x.length; j++) {
        sum += rows[i][j] * x[j];
      }
      y[i] = sum;
    }
  }
}

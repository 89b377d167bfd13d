// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import java.util.Objects;

/**
 * Level of active speech, from a histogram of frame levels: bounded memory, and the same answer
 * whatever the order of the frames.
 *
 * <p>Each frame's mean square goes to a bin of 0.5 dB. Active are the frames within 30 dB of the
 * loudest bin that holds any (in the manner of ITU-T P.56, without its envelope); the level is the
 * RMS over their bins' centres, in dBFS (a full-scale square wave is 0 dB), rounded to 0.5 dB.
 * Frames under -100 dB are not heard.
 */
public final class LevelMeter {

  /** The largest level byte, -63 dB, also that of silence. */
  public static final int MAX_LEVEL_BYTE = 126;

  /** RMS that active speech has after scaling by {@link #gain}. */
  public static final double TARGET_RMS = 0.08;

  private static final int BINS_PER_DB = 2;
  private static final int LOWEST_DB = -100;
  private static final int HIGHEST_DB = 6; // pre-emphasis 0.85 takes samples in ±1 to 5.3 dB
  private static final int ZERO_DB_BIN = -LOWEST_DB * BINS_PER_DB;
  private static final int BINS = (HIGHEST_DB - LOWEST_DB) * BINS_PER_DB + 1;
  private static final int ACTIVE_BINS = 30 * BINS_PER_DB;

  /** A bin with less than this, after forgetting, no longer counts as heard. */
  private static final float FORGOTTEN = 0.01f;

  private static final float[] CENTRES = new float[BINS]; // mean square
  private static final float[] LOWER_EDGES = new float[BINS]; // mean square
  private static final float[] GAINS = new float[MAX_LEVEL_BYTE + 1];
  private static final float[] LOG_GAINS = new float[MAX_LEVEL_BYTE + 1];

  static {
    for (int i = 0; i < BINS; i++) {
      double db = (double) (i - ZERO_DB_BIN) / BINS_PER_DB;
      CENTRES[i] = (float) StrictMath.pow(10, db / 10);
      LOWER_EDGES[i] = (float) StrictMath.pow(10, (db - 0.5 / BINS_PER_DB) / 10);
    }
    for (int b = 0; b <= MAX_LEVEL_BYTE; b++) {
      double db = -(double) b / BINS_PER_DB;
      double gain = TARGET_RMS / StrictMath.pow(10, db / 20);
      GAINS[b] = (float) gain;
      LOG_GAINS[b] = (float) StrictMath.log(gain);
    }
  }

  private final float[] counts = new float[BINS];

  /**
   * Hears one frame, 10 ms by convention.
   *
   * @param y pre-emphasised samples
   * @param offset index of the frame's first sample
   * @param length its samples, at least 1
   */
  public void add(float[] y, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, y.length);
    float sum = 0f;
    for (int i = offset; i < offset + length; i++) {
      sum = fma(y[i], y[i], sum);
    }
    int bin = Thresholds.countAtOrBelow(LOWER_EDGES, sum / length) - 1;
    if (bin >= 0) {
      counts[bin] += 1f;
    }
  }

  /**
   * Lets what was heard so far weigh less.
   *
   * @param factor over 0, at most 1
   */
  public void forget(float factor) {
    if (!(factor > 0 && factor <= 1)) {
      throw new IllegalArgumentException(
          "forgetting factor: expected over 0, at most 1, found " + factor);
    }
    for (int i = 0; i < BINS; i++) {
      float kept = counts[i] * factor;
      counts[i] = kept < FORGOTTEN ? 0f : kept;
    }
  }

  /**
   * Returns the level as a byte: {@code level = -byte / 2} dBFS, 0 to 126. Louder is 0; quieter, or
   * nothing heard, is 126.
   */
  public int levelByte() {
    int loudest = BINS - 1;
    while (loudest >= 0 && counts[loudest] == 0f) {
      loudest--;
    }
    if (loudest < 0) {
      return MAX_LEVEL_BYTE;
    }
    float frames = 0f;
    float energy = 0f;
    for (int i = Math.max(0, loudest - ACTIVE_BINS); i <= loudest; i++) {
      frames += counts[i];
      energy = fma(counts[i], CENTRES[i], energy);
    }
    int bin = Thresholds.countAtOrBelow(LOWER_EDGES, energy / frames) - 1;
    return Math.max(0, Math.min(ZERO_DB_BIN - bin, MAX_LEVEL_BYTE));
  }

  /**
   * Returns the factor that takes speech of this level to RMS 0.08: {@code 0.08 / 10^(level/20)}.
   *
   * @param levelByte 0 to 126
   * @throws IndexOutOfBoundsException if it is not
   */
  public static float gain(int levelByte) {
    return GAINS[levelByte];
  }

  /**
   * Returns the natural log of {@link #gain}.
   *
   * @param levelByte 0 to 126
   * @throws IndexOutOfBoundsException if it is not
   */
  public static float lnGain(int levelByte) {
    return LOG_GAINS[levelByte];
  }
}

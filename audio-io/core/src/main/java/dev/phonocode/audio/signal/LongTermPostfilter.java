// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * Takes noise away from between a voice's harmonics, as a stream: a comb filter along the measured
 * period (Chen and Gersho 1995, "Adaptive postfiltering for quality enhancement of coded speech",
 * the long-term part; here with the period after as well as that before, so that no sample moves).
 *
 * <pre>
 *   y(n) = (x(n) + h/2 (x(n - q) + x(n + q))) / (1 + h)
 * </pre>
 *
 * <p>The period q and the weight h go along lines from frame middle to frame middle; h grows with
 * the correlation of neighbouring periods, and is 0 where no period was measured ({@link
 * PeriodMeter} wants a correlation of .6).
 */
public final class LongTermPostfilter extends PitchFilter {
  private static final float WEIGHT = 0.5f;
  private static final float LEAST = 0.5f; // correlation that weighs nothing
  private static final float FULL = 0.8f; // correlation from which on the weight is whole
  private static final int HELD = 1; // blocks

  private final float[] periods = new float[3]; // frames j - 1 to j + 1 of block j
  private final float[] weights = new float[3];

  /**
   * A filter at the start of a stream.
   *
   * @param hop samples of a frame
   * @param preEmphasis the coefficient that the signal has been through
   */
  public LongTermPostfilter(int sampleRateHz, int hop, float preEmphasis) {
    super(sampleRateHz, hop, preEmphasis, HELD, reach(sampleRateHz));
  }

  private static int reach(int sampleRateHz) {
    return PeriodMeter.longestLag(longestPeriod(sampleRateHz)) + Interpolator.TAPS;
  }

  @Override
  void take(float should, float is, float correlation) {
    System.arraycopy(periods, 1, periods, 0, periods.length - 1);
    System.arraycopy(weights, 1, weights, 0, weights.length - 1);
    periods[2] = is;
    weights[2] =
        is > 0 ? WEIGHT * Math.min(1, Math.max(0, (correlation - LEAST) / (FULL - LEAST))) : 0;
  }

  @Override
  void leave() {
    for (int i = 0; i < hop; i++) {
      float place = 1 + (i + 0.5f - hop / 2f) / hop; // among the three frames
      int frame = (int) place;
      float share = place - frame;
      float weight = weights[frame] + share * (weights[frame + 1] - weights[frame]);
      float x = recent[leaving + i];
      ready[i] = weight > 0 ? combed(leaving + i, x, period(frame, share), weight) : x;
    }
  }

  /** That of one frame where the other has none. */
  private float period(int frame, float share) {
    float before = periods[frame] > 0 ? periods[frame] : periods[frame + 1];
    float after = periods[frame + 1] > 0 ? periods[frame + 1] : before;
    return before + share * (after - before);
  }

  private float combed(int n, float x, float period, float weight) {
    int whole = (int) period;
    float fraction = period - whole;
    float later = INTERPOLATOR.at(recent, n + whole, fraction);
    float earlier =
        fraction > 0 ? INTERPOLATOR.at(recent, n - whole - 1, 1 - fraction) : recent[n - whole];
    return (x + 0.5f * weight * (earlier + later)) / (1 + weight);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * Gives a signal the pitch that it should have, as a stream: where a period is expected and another
 * is measured, the signal is read that much faster or slower. What is read drifts away from its
 * time by that, and comes back at {@value #LEAK_PER_SECOND} of the drift a second. So what wanders
 * within a quarter of a second is mended; a pitch that is off for longer stays so, and keeps its
 * time.
 *
 * <pre>
 *   block that came                    n            hops of 10 ms
 *   frame measured, at its middle      n - 2
 *   rate of a frame, over three        n - 3
 *   block that leaves                  n - 5        drift: a hop at most, either way
 * </pre>
 */
public final class PitchCorrection extends PitchFilter {
  private static final float MAX_RATE = 0.05f; // of time: corrects, does not invent
  private static final float LEAK_PER_SECOND = 4f;
  private static final float NO_DRIFT = 1e-3f; // samples

  private static final int RATES = 5; // of frames around the block that leaves
  private static final int HELD = 3; // blocks

  private final float leak; // a sample
  private final float[] off = new float[3]; // ln of measured over expected, of the last frames
  private final boolean[] known = new boolean[3]; // whether it was measured
  private final float[] rates = new float[RATES]; // ln, frames j - 2 to j + 2 of block j
  private float drift; // samples that are read ahead of their time

  /**
   * A correction at the start of a stream.
   *
   * @param hop samples of a frame
   * @param preEmphasis the coefficient that the signal has been through
   */
  public PitchCorrection(int sampleRateHz, int hop, float preEmphasis) {
    super(sampleRateHz, hop, preEmphasis, HELD, hop + Interpolator.TAPS);
    leak = LEAK_PER_SECOND / sampleRateHz;
  }

  @Override
  void take(float should, float is, float correlation) {
    System.arraycopy(off, 1, off, 0, off.length - 1);
    System.arraycopy(known, 1, known, 0, known.length - 1);
    off[2] = is > 0 ? 2 * (is - should) / (is + should) : 0; // ln, to the third order
    known[2] = is > 0;
    System.arraycopy(rates, 1, rates, 0, RATES - 1);
    rates[RATES - 1] = rate();
  }

  /** Of the last frame but one, by its neighbours too; less where fewer of them are known. */
  private float rate() {
    float sum = 0.25f * off[0] + 0.5f * off[1] + 0.25f * off[2];
    float share = (known[0] ? 0.25f : 0) + (known[1] ? 0.5f : 0) + (known[2] ? 0.25f : 0);
    if (share == 0) {
      return 0;
    }
    float rate = sum / share * Math.min(1, 2 * share);
    return Math.max(-MAX_RATE, Math.min(MAX_RATE, rate));
  }

  /** Reads along the drift. */
  @Override
  void leave() {
    for (int i = 0; i < hop; i++) {
      int whole = (int) Math.floor(drift);
      ready[i] =
          drift == 0
              ? recent[leaving + i]
              : INTERPOLATOR.at(recent, leaving + i + whole, drift - whole);
      float place = RATES / 2 + (i + drift - hop / 2) / hop; // among the rates
      int frame = Math.max(0, Math.min(RATES - 2, (int) place));
      float rate = rates[frame] + (place - frame) * (rates[frame + 1] - rates[frame]);
      drift += rate - leak * drift;
      drift = Math.max(-hop, Math.min(hop, Math.abs(drift) < NO_DRIFT ? 0 : drift));
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * Gives a signal the pitch that it should have, as a stream: where a period is expected and another
 * is measured ({@link PeriodMeter}), the signal is read that much faster or slower. What is read
 * drifts away from its time by that, and comes back at {@value #LEAK_PER_SECOND} of the drift a
 * second. So what wanders within a quarter of a second is mended; a pitch that is off for longer
 * stays so, and keeps its time.
 *
 * <pre>
 *   block that came                    n            hops of 10 ms
 *   frame measured, at its middle      n - 2
 *   rate of a frame, over three        n - 3
 *   block that leaves                  n - 5        drift: a hop at most, either way
 * </pre>
 *
 * <p>Samples leave five such hops after they came, as many as came; nothing depends on how they are
 * cut. Every float operation is fixed, so all machines agree. One thread at a time.
 */
public final class PitchCorrection extends BlockFilter {
  /** Periods longer than this, in seconds, are not corrected. */
  private static final float LONGEST_PERIOD = 1 / 60f;

  private static final float SHORTEST_PERIOD = 1 / 400f;
  private static final float MAX_RATE = 0.05f; // of time: corrects, does not invent
  private static final float LEAK_PER_SECOND = 4f;
  private static final float NO_DRIFT = 1e-3f; // samples

  private static final int RATES = 5; // of frames around the block that leaves
  private static final Interpolator INTERPOLATOR = new Interpolator();

  private final float shortest; // samples
  private final float longest;
  private final float leak; // a sample
  private final PeriodMeter meter;
  private final int measured; // blocks after a frame's own, when it is measured
  private final int delay; // blocks
  private final DeEmphasis deEmphasis;
  private final Periods expected = new Periods();
  private final float[] low; // [blocks · hop] `recent` without pre-emphasis, in which periods show
  private final float[] off = new float[3]; // ln of measured over expected, of the last frames
  private final boolean[] known = new boolean[3]; // whether it was measured
  private final float[] rates = new float[RATES]; // ln, frames j - 2 to j + 2 of block j
  private int toSkip; // blocks before the first sample leaves
  private float drift; // samples that are read ahead of their time

  /** Periods to come, first in, first out. */
  private static final class Periods {
    private float[] ring = new float[8];
    private int head;
    private int size;

    void add(float period) {
      if (size == ring.length) {
        float[] larger = new float[2 * size];
        for (int i = 0; i < size; i++) {
          larger[i] = ring[(head + i) % size];
        }
        ring = larger;
        head = 0;
      }
      ring[(head + size++) % ring.length] = period;
    }

    float remove() {
      if (size == 0) {
        return 0;
      }
      float period = ring[head];
      head = (head + 1) % ring.length;
      size--;
      return period;
    }
  }

  /**
   * A correction at the start of a stream.
   *
   * @param hop samples of a frame
   * @param preEmphasis the coefficient that the signal has been through
   */
  public PitchCorrection(int sampleRateHz, int hop, float preEmphasis) {
    this(
        sampleRateHz,
        hop,
        preEmphasis,
        new PeriodMeter(sampleRateHz, (int) Math.ceil(sampleRateHz * LONGEST_PERIOD)));
  }

  private PitchCorrection(int sampleRateHz, int hop, float preEmphasis, PeriodMeter meter) {
    super(hop, (delay(meter, hop) + 1 + reach(meter, hop)) * hop);
    this.meter = meter;
    shortest = sampleRateHz * SHORTEST_PERIOD;
    longest = sampleRateHz * LONGEST_PERIOD;
    leak = LEAK_PER_SECOND / sampleRateHz;
    deEmphasis = new DeEmphasis(preEmphasis);
    measured = measured(meter, hop);
    delay = delay(meter, hop);
    toSkip = delay;
    low = new float[recent.length];
  }

  private static int delay(PeriodMeter meter, int hop) {
    return measured(meter, hop) + 3;
  }

  private static int measured(PeriodMeter meter, int hop) {
    return blocks(meter.reach() - hop / 2, hop);
  }

  /** Blocks that are looked at before the one that leaves, by the meter and the interpolator. */
  private static int reach(PeriodMeter meter, int hop) {
    return blocks(meter.reach(), hop) + blocks(hop + Interpolator.TAPS, hop);
  }

  private static int blocks(int samples, int hop) {
    return -Math.floorDiv(-samples, hop);
  }

  /** Samples that come before the first leaves. */
  public int delaySamples() {
    return delay * hop;
  }

  /**
   * Says what the period around the middle of the next frame should be. It must be known before the
   * block in which it is measured is full; where none is said, the signal stays as it is.
   *
   * @param period in samples; 0 where there is no voice
   */
  public void expect(float period) {
    expected.add(period);
  }

  @Override
  int makeBlock() {
    System.arraycopy(recent, recent.length - hop, low, low.length - hop, hop);
    deEmphasis.apply(low, low.length - hop, hop);
    if (toSkip <= delay - measured) { // the first frame's surroundings are there
      measure();
    }
    System.arraycopy(low, hop, low, 0, low.length - hop);
    if (toSkip > 0) {
      toSkip--;
      return hop;
    }
    leave();
    return 0;
  }

  private void measure() {
    float should = expected.remove();
    float is = 0;
    if (should >= shortest && should <= longest) {
      is = meter.period(low, low.length - measured * hop - hop / 2, should);
    }
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

  /** The block that came {@link #delay} blocks ago, read along the drift. */
  private void leave() {
    int start = recent.length - (delay + 1) * hop;
    for (int i = 0; i < hop; i++) {
      int whole = (int) Math.floor(drift);
      ready[i] =
          drift == 0
              ? recent[start + i]
              : INTERPOLATOR.at(recent, start + i + whole, drift - whole);
      float place = RATES / 2 + (i + drift - hop / 2) / hop; // among the rates
      int frame = Math.max(0, Math.min(RATES - 2, (int) place));
      float rate = rates[frame] + (place - frame) * (rates[frame + 1] - rates[frame]);
      drift += rate - leak * drift;
      drift = Math.max(-hop, Math.min(hop, Math.abs(drift) < NO_DRIFT ? 0 : drift));
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/**
 * A filter of what is told and measured of a signal's pitch: frame by frame, a period is expected
 * ({@link #expect}) and one near it measured ({@link PeriodMeter}). Samples leave some hops after
 * they came, as many as came; nothing depends on how they are cut. Every float operation is fixed,
 * so all machines agree. One thread at a time.
 */
public abstract class PitchFilter extends BlockFilter {
  /** In seconds; what is longer is no voice's. */
  private static final float LONGEST_PERIOD = 1 / 60f;

  private static final float SHORTEST_PERIOD = 1 / 400f;

  static final Interpolator INTERPOLATOR = new Interpolator();

  /** The first sample of the block that leaves, in {@link #recent}. */
  final int leaving;

  private final float shortest; // samples
  private final float longest;
  private final PeriodMeter meter;
  private final int measured; // blocks after a frame's own, when it is measured
  private final int delay; // blocks
  private final DeEmphasis deEmphasis;
  private final PeriodQueue expected = new PeriodQueue();
  private final float[] low; // `recent` without pre-emphasis, in which periods show
  private int toSkip; // blocks before the first sample leaves

  /**
   * A filter at the start of a stream.
   *
   * @param hop samples of a frame
   * @param preEmphasis the coefficient that the signal has been through
   * @param held blocks for which a frame is kept when it was measured
   * @param before samples that are looked at before the block that leaves
   */
  PitchFilter(int sampleRateHz, int hop, float preEmphasis, int held, int before) {
    this(hop, preEmphasis, held, before, sampleRateHz, newMeter(sampleRateHz));
  }

  private PitchFilter(
      int hop, float preEmphasis, int held, int before, int sampleRateHz, PeriodMeter meter) {
    super(
        hop,
        (measured(meter, hop) + held + 1 + blocks(meter.reach(), hop) + blocks(before, hop)) * hop);
    this.meter = meter;
    shortest = sampleRateHz * SHORTEST_PERIOD;
    longest = sampleRateHz * LONGEST_PERIOD;
    deEmphasis = new DeEmphasis(preEmphasis);
    measured = measured(meter, hop);
    delay = measured + held;
    toSkip = delay;
    leaving = recent.length - (delay + 1) * hop;
    low = new float[recent.length];
  }

  private static PeriodMeter newMeter(int sampleRateHz) {
    return new PeriodMeter(sampleRateHz, longestPeriod(sampleRateHz));
  }

  /** No period that is expected is longer, in samples. */
  static int longestPeriod(int sampleRateHz) {
    return (int) Math.ceil(sampleRateHz * LONGEST_PERIOD);
  }

  private static int measured(PeriodMeter meter, int hop) {
    return blocks(meter.reach() - hop / 2, hop);
  }

  private static int blocks(int samples, int hop) {
    return -Math.floorDiv(-samples, hop);
  }

  /** Samples that come before the first leaves. */
  public final int delaySamples() {
    return delay * hop;
  }

  /**
   * Says what the period around the middle of the next frame should be. It must be known before the
   * block in which it is measured is full; where none is said, the signal stays as it is.
   *
   * @param period in samples; 0 where there is no voice
   */
  public final void expect(float period) {
    expected.add(period);
  }

  @Override
  final int makeBlock() {
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
    take(should, is, is > 0 ? meter.correlation() : 0);
  }

  /**
   * Takes the next frame.
   *
   * @param should period in samples that it is expected to have
   * @param is period that it has; 0 if none near it was measured
   * @param correlation of periods so far apart
   */
  abstract void take(float should, float is, float correlation);

  /** Fills {@link #ready} with what becomes of the samples from {@link #leaving} on. */
  abstract void leave();
}

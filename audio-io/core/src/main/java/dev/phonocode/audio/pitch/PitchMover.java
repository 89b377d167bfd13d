// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.pitch;

import dev.phonocode.audio.pitch.PitchMarks.Mark;
import dev.phonocode.audio.tarsos.PitchTracker;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * Pitch-synchronous overlap-add as a stream: push samples, poll samples. Grains two periods long,
 * cut at the marks of the input, are laid at marks of their own: the period over the factor apart
 * where the speech is voiced, as they were where it is not.
 *
 * <p>Works in blocks of 20 ms from the first sample on, so that nothing depends on how samples are
 * pushed; what is pushed can be polled 0.08 s later. Where grains lie closer than they were cut,
 * the sum is divided by that of their windows; where they lie farther apart it is left to fall
 * between them, as a voice does between its pulses.
 */
public final class PitchMover {
  private static final int FRAMES_PER_SECOND = 100;

  /** Of a block: more would be heard later. */
  private static final int BLOCK_FRAMES = 2;

  /** Around a block: 30 ms, in which the tracker and the last mark's likeness to the next end. */
  private static final int CONTEXT_FRAMES = 3;

  private final int hop; // samples of a pitch frame
  private final int longestPeriod;
  private final int block; // samples
  private final int context; // samples
  private final double factor;
  private final int rateHz;
  private final PitchTracker tracker;
  private final Stretch input = new Stretch();
  private final Stretch sums = new Stretch();
  private final Stretch windows = new Stretch();
  private final PitchMarks marks;
  private final ArrayDeque<Mark> recent = new ArrayDeque<>(); // those that a grain may come from
  private long blocks; // done
  private double nextGrain; // sample at which the next grain is laid
  private long ready; // samples that no later grain touches
  private long polled;
  private long pushed;
  private long total = Long.MAX_VALUE;

  /**
   * At the start of a stream.
   *
   * @param sampleRateHz a multiple of 8 kHz
   * @param factor new F0 over old F0, from 1/4 to 4
   */
  public PitchMover(int sampleRateHz, double factor) {
    this.rateHz = sampleRateHz;
    this.factor = factor;
    tracker = new PitchTracker(sampleRateHz);
    hop = sampleRateHz / FRAMES_PER_SECOND;
    block = BLOCK_FRAMES * hop;
    context = CONTEXT_FRAMES * hop;
    longestPeriod = (int) Math.ceil(sampleRateHz / PitchTracker.LOWEST_HZ);
    marks = new PitchMarks(input, hop);
  }

  /** Takes samples. */
  public void push(float[] samples, int offset, int length) {
    input.append(samples, offset, length);
    pushed += length;
    while (input.end() >= (blocks + 1) * block + context) {
      run();
    }
  }

  /** Ends the stream: as many samples come out as went in. */
  public void finish() {
    total = pushed;
    while (ready < total) {
      input.extend((blocks + 1) * block + context);
      run();
    }
  }

  /** Gives samples that are ready, at most {@code length}; returns how many. */
  public int poll(float[] out, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, out.length);
    int count = (int) Math.max(0, Math.min(length, Math.min(ready, total) - polled));
    for (int i = 0; i < count; i++) {
      float weight = Math.max(1, windows.get(polled + i));
      out[offset + i] = sums.get(polled + i) / weight;
    }
    polled += count;
    sums.dropBefore(polled);
    windows.dropBefore(polled);
    return count;
  }

  private void run() {
    long start = blocks * block;
    float[] around = input.copy(start - context, start + block + context);
    float[] f0Hz = tracker.f0Hz(around, CONTEXT_FRAMES, BLOCK_FRAMES);
    blocks++;
    while (marks.position() < start + block) {
      float hertz = f0Hz[(int) ((marks.position() - start) / hop)];
      recent.add(marks.next(hertz > 0 ? Math.round(rateHz / hertz) : 0));
    }
    while (nextGrain <= recent.getLast().at()) {
      lay();
    }
    ready = (long) nextGrain - longestPeriod;
    input.dropBefore(start + block - context - 2L * longestPeriod);
  }

  private void lay() {
    Mark mark = nearest();
    long at = Math.round(nextGrain);
    int period = mark.period();
    sums.extend(at + period);
    windows.extend(at + period);
    for (int i = 1 - period; i < period; i++) {
      float window = (float) (0.5 + 0.5 * Math.cos(Math.PI * i / period));
      sums.add(at + i, window * input.get(mark.at() + i));
      windows.add(at + i, window);
    }
    nextGrain += mark.isVoiced() ? period / factor : period;
  }

  /** The mark nearest to the next grain; those before it are let go. */
  private Mark nearest() {
    Mark best = recent.getFirst();
    for (Mark mark : recent) {
      if (Math.abs(mark.at() - nextGrain) > Math.abs(best.at() - nextGrain)) {
        break;
      }
      best = mark;
    }
    while (recent.getFirst() != best) {
      recent.removeFirst();
    }
    return best;
  }
}

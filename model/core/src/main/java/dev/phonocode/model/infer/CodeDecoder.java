// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.audio.signal.Pqmf;

/**
 * Codes in, samples out, as a stream: conditioner, WaveNet step by step, draw, PQMF synthesis,
 * {@link PostFilter}. How codes and samples are portioned changes no bit. One thread at a time.
 */
public final class CodeDecoder {
  private static final int MOST_STEPS_AHEAD = 256;

  private final DecoderGroup group;
  private final Stepper stepper;
  private final Sampler sampler;
  private final Pqmf.Synthesis synthesis;
  private final PostFilter postFilter;
  private final int hopSamples;
  private final int[] levels; // [bands] drawn by the last step
  private final float[] step; // [bands] the same as linear samples
  private final float[] ready; // [MOST_STEPS_AHEAD · bands] samples that steps completed
  private int readyFrom;
  private int readyTo;
  private long owed; // samples of the pushed frames that were not polled yet

  CodeDecoder(DecoderGroup group, Network network, float[] speaker, Sampling sampling) {
    this.group = group;
    stepper = new Stepper(network, speaker);
    sampler = new Sampler(network.kernels(), network.knots(), network.config().decoder(), sampling);
    synthesis = network.pqmf().newSynthesis();
    postFilter = PostFilter.of(network);
    hopSamples = network.config().codeHopSamples();
    int bands = network.config().decoder().bands();
    levels = new int[bands];
    step = new float[bands];
    ready = new float[MOST_STEPS_AHEAD * bands];
  }

  /**
   * Takes one code frame.
   *
   * @param codes [1..books] codes of the first books; the others are left out of the sum
   * @throws IllegalArgumentException if a code is out of range; the frame is not taken then
   * @throws IllegalStateException after {@link #finish}
   */
  public void push(int[] codes) {
    stepper.push(codes);
    owed += hopSamples;
  }

  /**
   * The next samples, in the normalised pre-emphasised domain.
   *
   * @param out receives them in {@code [offset, offset + length)}
   * @return samples written, 0 to {@code length}; fewer than {@code length} means that more codes,
   *     or {@link #finish}, are needed
   */
  public int poll(float[] out, int offset, int length) {
    int written = 0;
    while (written < length && owed > 0) {
      int n = postFilter.poll(out, offset + written, (int) Math.min(length - written, owed));
      written += n;
      owed -= n;
      if (n == 0) {
        if (readyFrom == readyTo && !group.step(this)) {
          break;
        }
        readyFrom += postFilter.push(ready, readyFrom, readyTo - readyFrom);
      }
    }
    return written;
  }

  /**
   * Ends the stream. Afterwards {@link #poll} has given {@code config.codeHopSamples()} samples for
   * each pushed frame in all.
   */
  public void finish() {
    stepper.finish();
  }

  /** Whether the next step's condition is known. */
  boolean canStep() {
    return stepper.prepare();
  }

  /** Whether a step that nobody waits for yet makes samples that will be polled. */
  boolean mayRunAhead() {
    int held = readyTo - readyFrom;
    return owed > held && held + levels.length <= ready.length && canStep();
  }

  /** Has a batch take the next step; {@link #draw} follows its forward. */
  void step(WaveNet.Batch batch) {
    stepper.step(batch);
  }

  /** Makes samples of the step that was taken. */
  void draw() {
    if (stepper.startsCondition()) {
      postFilter.expect(stepper.condition());
    }
    sampler.draw(stepper.knots(), stepper.steps() - 1, levels);
    stepper.feed(levels);
    for (int b = 0; b < levels.length; b++) {
      step[b] = MuLaw.decode(levels[b]);
    }
    if (readyTo + levels.length > ready.length) {
      System.arraycopy(ready, readyFrom, ready, 0, readyTo - readyFrom);
      readyTo -= readyFrom;
      readyFrom = 0;
    }
    readyTo += synthesis.push(step, ready, readyTo);
  }
}

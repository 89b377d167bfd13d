// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.model.infer.quantiser.ResidualQuantiser;
import dev.phonocode.model.signal.ClipSignal;

/**
 * Codes to the logits of the next step, where the caller says what the step before drew. Steps
 * change their condition every {@code conditionHopSteps}. One thread at a time.
 */
final class Stepper {
  private final ResidualQuantiser quantiser;
  private final float[] speaker;
  private final Conditioner.Stream conditioner;
  private final WaveNet net;
  private final WaveNet.State state;
  private final float[] condition; // [G] of the present steps
  private final int hopSteps;
  private int stepsLeft; // with the present condition
  private boolean finished;

  Stepper(Network network, float[] speaker) {
    int size = network.config().speaker().size();
    if (speaker.length != size) {
      throw new IllegalArgumentException(
          "decoder: speaker vector has " + speaker.length + " numbers, expected " + size);
    }
    this.speaker = speaker.clone();
    quantiser = network.quantiser();
    conditioner = network.conditioner().newStream();
    net = network.decoder();
    state = net.newState();
    condition = new float[network.config().conditioner().outputChannels()];
    hopSteps = network.config().conditionHopSteps();
  }

  /** Takes a code frame [1..books]. */
  void push(int[] codes) {
    if (finished) {
      throw new IllegalStateException("decoder: codes pushed after finish()");
    }
    quantiser.check(codes);
    float[] row = conditioner.next();
    quantiser.lookUp(codes, row);
    System.arraycopy(speaker, 0, row, quantiser.dimension(), speaker.length);
  }

  /** Ends the codes; the last condition stays for as many steps as are asked for. */
  void finish() {
    if (!finished) {
      conditioner.finish();
      finished = true;
    }
  }

  /** Whether the condition of the next step is known; it is taken then. */
  boolean prepare() {
    if (stepsLeft == 0) {
      if (conditioner.poll(condition)) {
        net.condition(state, condition);
      } else if (!finished || state.step() == 0) {
        return false;
      }
      stepsLeft = hopSteps;
    }
    return true;
  }

  /** Has a batch take the next step, which is prepared; the batch's forward computes it. */
  void step(WaveNet.Batch batch) {
    batch.add(state);
    stepsLeft--;
  }

  /** Whether the last step was the first under its condition. */
  boolean startsCondition() {
    return stepsLeft == hopSteps - 1;
  }

  /** The condition [G] of the last step. */
  float[] condition() {
    return condition;
  }

  /** Logits at the knots [bands][knots] of the last step. */
  float[] knots() {
    return state.knots();
  }

  /** Steps done. */
  long steps() {
    return state.step();
  }

  /** Says what the last step drew: a mu-law level [bands] a band. */
  void feed(int[] levels) {
    float[] fed = state.fed();
    int bands = levels.length;
    for (int b = 0; b < bands; b++) {
      fed[b] = MuLaw.companded(levels[b]);
      fed[bands + b] = ClipSignal.linear(levels[b]);
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.kernel.KnotTable;

/**
 * The decoder told the true past (teacher forcing): how many bits it would need for a recording.
 * For evaluation, and to compare with the network that trains. Immutable.
 */
public final class DecoderScore {
  private final Network network;

  DecoderScore(Network network) {
    this.network = network;
  }

  /** Receives the logits of one step. */
  @FunctionalInterface
  public interface StepConsumer {
    /**
     * Takes a step.
     *
     * @param step number of the step, from 0
     * @param knots [bands][knots] logits at the knots; valid during the call
     */
    void accept(int step, float[] knots);
  }

  /**
   * Runs the decoder over a recording.
   *
   * @param codes [frames][1..books]
   * @param speaker [speaker.size]
   * @param levels [bands][steps] true mu-law levels; past the last frame's steps its condition
   *     stays
   */
  public void forEachStep(int[][] codes, float[] speaker, int[][] levels, StepConsumer consumer) {
    Stepper stepper = new Stepper(network, speaker);
    int bands = network.config().decoder().bands();
    if (levels.length != bands) {
      throw new IllegalArgumentException(
          "score: found " + levels.length + " bands of levels, expected " + bands);
    }
    if (codes.length == 0 && levels[0].length > 0) {
      throw new IllegalArgumentException(
          "score: " + levels[0].length + " steps without a code frame");
    }
    for (int[] frame : codes) {
      stepper.push(frame);
    }
    stepper.finish();
    WaveNet.Batch batch = network.decoder().newBatch(1);
    int[] drawn = new int[bands];
    for (int t = 0; t < levels[0].length; t++) {
      stepper.prepare();
      stepper.step(batch);
      batch.forward();
      consumer.accept(t, stepper.knots());
      for (int b = 0; b < bands; b++) {
        drawn[b] = levels[b][t];
      }
      stepper.feed(drawn);
    }
  }

  /**
   * Mean of {@code -log2 softmax(logits)[level]} over bands and steps, at temperature 1; the
   * softmax is in double.
   *
   * @param codes [frames][1..books]
   * @param speaker [speaker.size]
   * @param levels [bands][steps] true mu-law levels, at least one step
   */
  public double bitsPerSample(int[][] codes, float[] speaker, int[][] levels) {
    KnotTable table = network.knots();
    float[] logits = new float[table.levels()];
    double[] nats = new double[1];
    forEachStep(
        codes,
        speaker,
        levels,
        (t, knots) -> {
          for (int b = 0; b < levels.length; b++) {
            table.interpolate(knots, b * table.knots(), 0, logits.length, logits);
            nats[0] += surprise(logits, levels[b][t]);
          }
        });
    return nats[0] / StrictMath.log(2) / levels.length / levels[0].length;
  }

  private static double surprise(float[] logits, int level) {
    double sum = 0;
    for (float logit : logits) {
      sum += StrictMath.exp((double) logit - logits[level]);
    }
    return StrictMath.log(sum);
  }
}

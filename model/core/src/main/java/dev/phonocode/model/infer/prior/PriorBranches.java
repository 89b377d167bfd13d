// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import dev.phonocode.model.infer.kernel.Elementwise;

/**
 * What a prior says of several beginnings of one frame: the bits of {@link PriorState}'s single
 * answers, but each weight is read once for all. One thread at a time.
 */
public final class PriorBranches {
  private final CodePrior prior;
  private final float[][] given; // [branches][C + books · D], as in PriorState
  private final float[][] hidden; // [branches][C]
  private final float[][] logits; // [branches][size, up to a multiple of the kernels' block]
  private final float[] p; // as one of them

  /** Room for at most {@code branches} beginnings. */
  public PriorBranches(CodePrior prior, int branches) {
    this.prior = prior;
    int channels = prior.shape().channels();
    given = new float[branches][channels + prior.books() * prior.dimension()];
    hidden = new float[branches][channels];
    logits = new float[branches][];
    for (int m = 0; m < branches; m++) {
      logits[m] = PriorState.newLogits(prior);
    }
    p = new float[logits[0].length];
  }

  /**
   * ln p of each code of a book, if the codes of the frame's books below were these.
   *
   * @param state at the start of the frame
   * @param lower [count][book or more] codes
   * @param lnP [count][size] receives the logarithms
   * @throws IllegalStateException in the middle of a frame
   */
  public void lnProbabilities(PriorState state, int[][] lower, int count, int book, float[][] lnP) {
    if (state.book() != 0) {
      throw new IllegalStateException("prior: the frame has codes already");
    }
    int d = prior.dimension();
    for (int m = 0; m < count; m++) {
      int at = state.copyContext(given[m]);
      for (int q = 0; q < book; q++) {
        System.arraycopy(prior.codebook(q), lower[m][q] * d, given[m], at + q * d, d);
      }
    }
    prior.hidden(book).applyRows(hidden, given, count);
    for (int m = 0; m < count; m++) {
      Elementwise.relu(hidden[m], hidden[m]);
    }
    prior.logits(book).applyRows(logits, hidden, count);
    for (int m = 0; m < count; m++) {
      logSoftmax(logits[m], lnP[m]);
    }
  }

  /**
   * {@code lnP[i] = logit[i] - (max + ln Σ exp(logit - max))}, the sum in binary64 from i = 0 on.
   */
  private void logSoftmax(float[] logits, float[] lnP) {
    prior.kernels().exponentials(logits, 1f, p);
    float max = logits[0];
    double sum = 0;
    for (int i = 0; i < lnP.length; i++) {
      max = Math.max(max, logits[i]);
      sum += p[i];
    }
    float shift = max + (float) StrictMath.log(sum); // strict: the same on every machine
    for (int i = 0; i < lnP.length; i++) {
      lnP[i] = logits[i] - shift;
    }
  }
}

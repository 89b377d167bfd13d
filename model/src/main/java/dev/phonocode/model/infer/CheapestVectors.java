// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.prior.PriorState;
import java.util.Arrays;

/**
 * Codes that are cheap in distance and in bits together: entropy-constrained vector quantisation
 * (Chou, Lookabaugh and Gray 1989) with the rate of a prior, over residual books by a beam search
 * within each frame. A choice of codes c_0 … c_q costs {@code |z - Σ e_c|² - w Σ ln p(c)}, w being
 * {@code prior.rate_weight}; the {@value #BEAM} cheapest of each book go on to the next, the
 * cheapest after the last is taken. {@code src/design/0014-rate.md}.
 */
final class CheapestVectors implements PacketQuantiser {
  private static final int BEAM = 4;

  private final ResidualQuantiser vectors;
  private final CodePrior prior;
  private final int books;
  private final float rateWeight;
  private final float[][] rates; // [candidates][size] with one more code, weighted
  private final float[][] costs; // [candidates][size]
  private Candidate[] beam = new Candidate[BEAM];
  private Candidate[] next = new Candidate[BEAM];

  /** Codes of the first books of a frame. */
  private final class Candidate {
    final int[] codes = new int[books];
    final float[] rest = new float[vectors.dimension()]; // what they leave of the latent
    float rate; // their bits, weighted

    /** Becomes another candidate with one more code. */
    void follow(Candidate other, int book, int code, float codesRate) {
      System.arraycopy(other.codes, 0, codes, 0, book);
      codes[book] = code;
      Elementwise.copy(other.rest, rest);
      vectors.subtract(book, code, rest);
      rate = codesRate;
    }
  }

  CheapestVectors(ResidualQuantiser vectors, int books, CodePrior prior, double rateWeight) {
    this.vectors = vectors;
    this.books = books;
    this.prior = prior;
    this.rateWeight = (float) rateWeight;
    rates = new float[BEAM][vectors.size()];
    costs = new float[BEAM][vectors.size()];
    for (int m = 0; m < BEAM; m++) {
      beam[m] = new Candidate();
      next[m] = new Candidate();
    }
  }

  @Override
  public int[][] codes(float[][] latents) {
    PriorState state = prior.start(books);
    int[][] codes = new int[latents.length][];
    for (int t = 0; t < latents.length; t++) {
      codes[t] = frame(latents[t], state);
      for (int code : codes[t]) {
        state.accept(code);
      }
    }
    return codes;
  }

  private int[] frame(float[] latent, PriorState state) {
    Elementwise.copy(latent, beam[0].rest);
    beam[0].rate = 0;
    int candidates = 1;
    for (int book = 0; book < books; book++) {
      for (int m = 0; m < candidates; m++) {
        cost(beam[m], book, state, rates[m], costs[m]);
      }
      candidates = goOn(candidates, book);
    }
    return Arrays.copyOf(beam[0].codes, books);
  }

  /** What each code of a book costs behind a candidate. */
  private void cost(Candidate from, int book, PriorState state, float[] rates, float[] costs) {
    float norm = 0;
    for (float r : from.rest) {
      norm = norm + r * r;
    }
    vectors.distances(book, from.rest, costs);
    state.logProbabilities(from.codes, book, rates);
    for (int j = 0; j < costs.length; j++) {
      rates[j] = from.rate - rateWeight * rates[j];
      costs[j] = norm + costs[j] + rates[j];
    }
  }

  /** Makes the beam of the next book; returns how many candidates it has. */
  private int goOn(int candidates, int book) {
    int count = Math.min(BEAM, candidates * vectors.size());
    for (int i = 0; i < count; i++) {
      int parent = 0;
      int code = 0;
      for (int m = 0; m < candidates; m++) {
        for (int j = 0; j < costs[m].length; j++) {
          if (costs[m][j] < costs[parent][code]) {
            parent = m;
            code = j;
          }
        }
      }
      next[i].follow(beam[parent], book, code, rates[parent][code]);
      costs[parent][code] = Float.POSITIVE_INFINITY;
    }
    Candidate[] last = beam;
    beam = next;
    next = last;
    return count;
  }
}

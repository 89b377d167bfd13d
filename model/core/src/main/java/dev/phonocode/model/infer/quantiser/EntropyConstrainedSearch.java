// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

import static dev.phonocode.audio.signal.FusedMultiplyAdd.fma;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.prior.PriorBranches;
import dev.phonocode.model.infer.prior.PriorState;
import java.util.Arrays;

/**
 * Codes that are cheap in distance and in bits together: entropy-constrained vector quantisation
 * (Chou, Lookabaugh and Gray 1989) with the rate of a prior, over residual books by a beam search
 * within each frame. A choice of codes c_0 … c_q costs {@code D(z - Σ e_c) - w Σ ln p(c)}, D being
 * what the error weighs ({@link VectorSearch#weight}) and w {@code prior.rate_weight} times the
 * book's own factor; the {@value #BEAM} cheapest of each book go on to the next, the cheapest after
 * the last is taken. {@code src/design/0014-rate.md}.
 */
final class EntropyConstrainedSearch implements FrameSearch {
  private static final int BEAM = 4;

  private final VectorSearch search;
  private final CodePrior prior;
  private final int books;
  private final float[] rateWeights; // [books]
  private final PriorBranches branches;
  private final float[][] rates; // [candidates][size] with one more code
  private final float[][] costs; // [candidates][size]
  private final float[] least = new float[BEAM]; // the cheapest of all these, in order
  private final int[] parents = new int[BEAM]; // the candidates they come from
  private final int[] chosen = new int[BEAM]; // their last codes
  private PriorState state; // at the frame that is to be chosen
  private Beam beam;
  private Beam next;

  /** Codes of the first books of a frame, several of them. */
  private final class Beam {
    final int[][] codes = new int[BEAM][books];
    final float[][] rests = new float[BEAM][search.dimension()]; // what they leave of the latent
    final float[][] heard = new float[BEAM][search.dimension()]; // what is heard of that
    final float[] rates = new float[BEAM]; // their nats, weighted
  }

  /**
   * A search at the start of a packet.
   *
   * @param factor of what all bits weigh
   */
  EntropyConstrainedSearch(
      VectorSearch search, int books, CodePrior prior, ModelConfig.Prior weights, double factor) {
    this.search = search;
    this.books = books;
    this.prior = prior;
    rateWeights = new float[books];
    for (int book = 0; book < books; book++) {
      rateWeights[book] = (float) (factor * weights.rateWeight(book));
    }
    branches = new PriorBranches(prior, BEAM);
    beam = new Beam();
    next = new Beam();
    rates = new float[BEAM][search.size()];
    costs = new float[BEAM][search.size()];
  }

  @Override
  public void begin() {
    state = prior.start(books);
  }

  @Override
  public void accept(int[] codes) {
    for (int code : codes) {
      state.accept(code);
    }
  }

  @Override
  public int[] choose(float[] rest, float[] before) {
    Elementwise.copy(rest, beam.rests[0]);
    search.begin(before, beam.rests, beam.heard);
    beam.rates[0] = 0;
    int candidates = 1;
    for (int book = 0; book < books; book++) {
      search.changes(book, beam.heard, candidates, costs);
      branches.lnProbabilities(state, beam.codes, candidates, book, rates);
      for (int m = 0; m < candidates; m++) {
        float weight = search.weight(beam.rests[m], beam.heard[m], before);
        cost(weight, beam.rates[m], rateWeights[book], rates[m], costs[m]);
      }
      candidates = goOn(candidates, book);
    }
    Elementwise.copy(beam.rests[0], rest);
    return Arrays.copyOf(beam.codes[0], books);
  }

  /** Makes costs of changes to the weight of an error, and weighted rates of logarithms. */
  private static void cost(
      float weight, float spent, float rateWeight, float[] rates, float[] costs) {
    for (int j = 0; j < costs.length; j++) {
      rates[j] = fma(-rateWeight, rates[j], spent);
      costs[j] = weight + costs[j] + rates[j];
    }
  }

  /** Makes the beam of the next book; returns how many candidates it has. */
  private int goOn(int candidates, int book) {
    int count = Math.min(BEAM, candidates * search.size());
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    for (int m = 0; m < candidates; m++) {
      for (int j = 0; j < search.size(); j++) {
        if (costs[m][j] < least[count - 1]) {
          insert(costs[m][j], m, j, count);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      int parent = parents[i];
      System.arraycopy(beam.codes[parent], 0, next.codes[i], 0, book);
      next.codes[i][book] = chosen[i];
      Elementwise.copy(beam.rests[parent], next.rests[i]);
      Elementwise.copy(beam.heard[parent], next.heard[i]);
      search.subtract(book, chosen[i], next.rests[i], next.heard[i]);
      next.rates[i] = rates[parent][chosen[i]];
    }
    Beam last = beam;
    beam = next;
    next = last;
    return count;
  }

  /** Puts a choice in its place among the cheapest, after equals; the last falls out. */
  private void insert(float cost, int parent, int code, int count) {
    int i = count - 1;
    for (; i > 0 && cost < least[i - 1]; i--) {
      least[i] = least[i - 1];
      parents[i] = parents[i - 1];
      chosen[i] = chosen[i - 1];
    }
    least[i] = cost;
    parents[i] = parent;
    chosen[i] = code;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

/**
 * A hidden Markov model whose states, the units, may all follow each other: acoustic units as in
 * Lee and Glass 2012 and Ondel et al. 2016, with one Gaussian of diagonal covariance a unit and no
 * priors over parameters.
 *
 * @param means {@code [K][D]}
 * @param variances {@code [K][D]}
 * @param start log p(first unit) {@code [K]}
 * @param follow log p(unit j after unit i) {@code [K][K]}
 */
public record UnitModel(float[][] means, float[][] variances, float[] start, float[][] follow) {
  /**
   * Neighbouring frames share most of what they are told by, so their likelihoods count for less
   * than those of independent ones.
   */
  static final float LIKELIHOOD_SHARE = 0.4f;

  /** How many units there are. */
  public int size() {
    return means.length;
  }

  /**
   * The likeliest units of a recording (Viterbi 1967):
   *
   * <pre>
   *   d_t[j] = max_i (d_{t-1}[i] + log p(j | i)) + 0.4 log p(x_t | j)
   * </pre>
   *
   * @param features {@code [T][D]}, T at least 1
   * @return {@code [T]}
   */
  public int[] decode(float[] features) {
    int dimension = means[0].length;
    int frames = features.length / dimension;
    float[] constants = constants();
    int[][] before = new int[frames][size()];
    float[] best = new float[size()];
    for (int j = 0; j < size(); j++) {
      best[j] = start[j] + fit(features, 0, j, constants);
    }
    for (int t = 1; t < frames; t++) {
      best = step(best, before[t]);
      for (int j = 0; j < size(); j++) {
        best[j] += fit(features, t * dimension, j, constants);
      }
    }
    int[] units = new int[frames];
    units[frames - 1] = highest(best);
    for (int t = frames - 1; t > 0; t--) {
      units[t - 1] = before[t][units[t]];
    }
    return units;
  }

  /**
   * How well the units fit, whatever follows what: 0.4 Σ_t max_j log p(x_t | j), but for what all
   * units share.
   */
  double logLikelihood(float[] features) {
    int dimension = means[0].length;
    float[] constants = constants();
    double sum = 0;
    for (int at = 0; at < features.length; at += dimension) {
      float best = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < size(); j++) {
        best = Math.max(best, fit(features, at, j, constants));
      }
      sum += best;
    }
    return sum;
  }

  /** The best way into each unit. */
  private float[] step(float[] best, int[] before) {
    float[] next = new float[size()];
    int first = highest(best);
    for (int j = 0; j < size(); j++) {
      before[j] = first;
      next[j] = best[first] + follow[first][j];
    }
    float least = Float.POSITIVE_INFINITY; // who lies under all of them is on no best way
    for (float n : next) {
      least = Math.min(least, n);
    }
    for (int i = 0; i < size(); i++) {
      if (best[i] <= least) {
        continue;
      }
      for (int j = 0; j < size(); j++) {
        float through = best[i] + follow[i][j];
        if (through > next[j]) {
          next[j] = through;
          before[j] = i;
        }
      }
    }
    return next;
  }

  private static int highest(float[] scores) {
    int highest = 0;
    for (int i = 1; i < scores.length; i++) {
      highest = scores[i] > scores[highest] ? i : highest;
    }
    return highest;
  }

  /** -1/2 Σ_d ln v_d of each unit. */
  private float[] constants() {
    float[] constants = new float[size()];
    for (int j = 0; j < size(); j++) {
      double sum = 0;
      for (float variance : variances[j]) {
        sum -= StrictMath.log(variance) / 2;
      }
      constants[j] = (float) sum;
    }
    return constants;
  }

  /** 0.4 log p(x | unit), but for what all units share. */
  private float fit(float[] features, int at, int unit, float[] constants) {
    float[] mean = means[unit];
    float[] variance = variances[unit];
    float sum = 0;
    for (int d = 0; d < mean.length; d++) {
      float difference = features[at + d] - mean[d];
      sum += difference * difference / variance[d];
    }
    return LIKELIHOOD_SHARE * (constants[unit] - sum / 2);
  }
}

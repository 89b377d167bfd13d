// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Fits a {@link UnitModel} to recordings that nobody labelled: k-means over their louder frames,
 * then rounds of Viterbi training (Rabiner 1989, §VI), in which frames are given to units, and
 * units become the mean, variance and successions of their frames:
 *
 * <pre>
 *   mean = (Σ x + 2 mean') / (n + 2)             mean': of the round before
 *   variance = (Σ (x - mean)² + 20 v) / (n + 20)    v: over all frames, from their units
 *   p(j | i) = (n_ij + 0.05) / Σ_k (n_ik + 0.05)
 * </pre>
 *
 * @param recordings features {@code [T][dimension]} of each
 */
public record UnitLearner(List<float[]> recordings, int dimension, int size) {
  private static final int ROUNDS = 3;
  private static final int CLUSTERED_FRAMES = 40_000;
  private static final float QUIET_SHARE = 0.25f; // what is said matters, not what noise there is
  private static final float MEAN_COUNT = 2;
  private static final float VARIANCE_COUNT = 20;
  private static final double SUCCESSION_COUNT = 0.05;

  /**
   * The model.
   *
   * @param loudness which feature says how loud a frame is
   */
  public UnitModel fit(int loudness, long seed) {
    float[] centres = KMeans.fit(loudFrames(loudness), dimension, size, new Random(seed)).centres();
    float[][] means = new float[size][];
    for (int k = 0; k < size; k++) {
      means[k] = Arrays.copyOfRange(centres, k * dimension, (k + 1) * dimension);
    }
    int[][] units = new int[recordings.size()][];
    for (int r = 0; r < units.length; r++) {
      float[] x = recordings.get(r);
      units[r] = new int[x.length / dimension];
      for (int t = 0; t < units[r].length; t++) {
        units[r][t] = KMeans.nearest(x, t * dimension, centres, dimension);
      }
    }
    UnitModel model = estimate(units, means);
    for (int round = 1; round < ROUNDS; round++) {
      for (int r = 0; r < units.length; r++) {
        units[r] = model.decode(recordings.get(r));
      }
      model = estimate(units, model.means());
    }
    return model;
  }

  /** At most so many frames, evenly spread, without the quietest. */
  private float[] loudFrames(int loudness) {
    long frames = recordings.stream().mapToLong(x -> x.length / dimension).sum();
    float[] levels = new float[(int) frames];
    int n = 0;
    for (float[] x : recordings) {
      for (int t = 0; t < x.length / dimension; t++) {
        levels[n++] = x[t * dimension + loudness];
      }
    }
    Arrays.sort(levels);
    float quiet = levels[(int) (QUIET_SHARE * (n - 1))];
    int stride = n / CLUSTERED_FRAMES + 1;
    float[] kept = new float[(n / stride + 1) * dimension];
    int count = 0;
    int seen = 0;
    for (float[] x : recordings) {
      for (int t = 0; t < x.length / dimension; t++) {
        if (seen++ % stride == 0 && x[t * dimension + loudness] >= quiet) {
          System.arraycopy(x, t * dimension, kept, count++ * dimension, dimension);
        }
      }
    }
    return Arrays.copyOf(kept, count * dimension);
  }

  private UnitModel estimate(int[][] units, float[][] before) {
    double[][] sums = new double[size][dimension];
    double[] counts = new double[size];
    double[][] successions = new double[size][size];
    for (int r = 0; r < units.length; r++) {
      float[] x = recordings.get(r);
      for (int t = 0; t < units[r].length; t++) {
        int k = units[r][t];
        counts[k]++;
        for (int d = 0; d < dimension; d++) {
          sums[k][d] += x[t * dimension + d];
        }
        if (t > 0) {
          successions[units[r][t - 1]][k]++;
        }
      }
    }
    float[][] means = new float[size][dimension];
    for (int k = 0; k < size; k++) {
      for (int d = 0; d < dimension; d++) {
        means[k][d] = (float) ((sums[k][d] + MEAN_COUNT * before[k][d]) / (counts[k] + MEAN_COUNT));
      }
    }
    return new UnitModel(
        means, variances(units, means, counts), start(counts), follow(successions));
  }

  private float[][] variances(int[][] units, float[][] means, double[] counts) {
    double[][] squares = new double[size][dimension];
    double[] all = new double[dimension];
    for (int r = 0; r < units.length; r++) {
      float[] x = recordings.get(r);
      for (int t = 0; t < units[r].length; t++) {
        int k = units[r][t];
        for (int d = 0; d < dimension; d++) {
          double difference = x[t * dimension + d] - means[k][d];
          squares[k][d] += difference * difference;
          all[d] += difference * difference;
        }
      }
    }
    double frames = Arrays.stream(counts).sum();
    float[][] variances = new float[size][dimension];
    for (int k = 0; k < size; k++) {
      for (int d = 0; d < dimension; d++) {
        double shared = all[d] / frames + 1e-6; // never 0, however alike the frames
        variances[k][d] =
            (float) ((squares[k][d] + VARIANCE_COUNT * shared) / (counts[k] + VARIANCE_COUNT));
      }
    }
    return variances;
  }

  private float[] start(double[] counts) {
    double frames = Arrays.stream(counts).sum() + size;
    float[] start = new float[size];
    for (int k = 0; k < size; k++) {
      start[k] = (float) StrictMath.log((counts[k] + 1) / frames);
    }
    return start;
  }

  private float[][] follow(double[][] successions) {
    float[][] follow = new float[size][size];
    for (int i = 0; i < size; i++) {
      double all = Arrays.stream(successions[i]).sum() + size * SUCCESSION_COUNT;
      for (int j = 0; j < size; j++) {
        follow[i][j] = (float) StrictMath.log((successions[i][j] + SUCCESSION_COUNT) / all);
      }
    }
    return follow;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.cluster;

import java.util.Random;

/** Lloyd's k-means from random points, a few rounds: a start for a codebook, not an end. */
public final class KMeans {
  private static final int ROUNDS = 8;

  private KMeans() {}

  /**
   * Centres {@code [K·D]} and the centre that each point went to.
   *
   * @param centres {@code [K·D]}
   * @param assigned {@code [N]}
   */
  public record Result(float[] centres, int[] assigned) {}

  /** Clusters {@code points} {@code [N·D]}. An empty cluster moves onto a random point. */
  public static Result fit(float[] points, int dimension, int clusters, Random random) {
    int n = points.length / dimension;
    float[] centres = new float[clusters * dimension];
    for (int k = 0; k < clusters; k++) {
      System.arraycopy(points, random.nextInt(n) * dimension, centres, k * dimension, dimension);
    }
    int[] assigned = new int[n];
    for (int round = 0; round < ROUNDS; round++) {
      float[] sums = new float[clusters * dimension];
      int[] counts = new int[clusters];
      for (int i = 0; i < n; i++) {
        int k = nearest(points, i * dimension, centres, dimension);
        assigned[i] = k;
        counts[k]++;
        for (int d = 0; d < dimension; d++) {
          sums[k * dimension + d] += points[i * dimension + d];
        }
      }
      for (int k = 0; k < clusters; k++) {
        int from = random.nextInt(n) * dimension;
        for (int d = 0; d < dimension; d++) {
          centres[k * dimension + d] =
              counts[k] == 0 ? points[from + d] : sums[k * dimension + d] / counts[k];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      assigned[i] = nearest(points, i * dimension, centres, dimension);
    }
    return new Result(centres, assigned);
  }

  /**
   * The nearest centre.
   *
   * @param points in which the point begins at {@code at}
   * @param centres {@code [K·D]}
   */
  public static int nearest(float[] points, int at, float[] centres, int dimension) {
    int best = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int k = 0; k * dimension < centres.length; k++) {
      float distance = 0;
      for (int d = 0; d < dimension; d++) {
        float difference = points[at + d] - centres[k * dimension + d];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.util.Arrays;

/**
 * How often each cluster met each class, and what that says. Logarithms are of base two; 0 log 0 is
 * 0. Names and edge cases are those of scikit-learn's {@code metrics.cluster}.
 */
public final class Contingency {
  private final long[][] counts; // [clusters][classes]
  private final long[] ofCluster; // [clusters]
  private final long[] ofClass; // [classes]
  private long total;

  /** Nothing counted yet. */
  public Contingency(int clusters, int classes) {
    counts = new long[clusters][classes];
    ofCluster = new long[clusters];
    ofClass = new long[classes];
  }

  /** Counts one frame. */
  public void add(int cluster, int kind) {
    counts[cluster][kind]++;
    ofCluster[cluster]++;
    ofClass[kind]++;
    total++;
  }

  /** Frames in all. */
  public long total() {
    return total;
  }

  /** Frames of this cluster and this class. */
  public long count(int cluster, int kind) {
    return counts[cluster][kind];
  }

  /** Frames of each class, {@code [classes]}; a copy. */
  public long[] classCounts() {
    return ofClass.clone();
  }

  /** Frames of each cluster, {@code [clusters]}; a copy. */
  public long[] clusterCounts() {
    return ofCluster.clone();
  }

  /** The most frequent class of a cluster; the first of equals. */
  public int majority(int cluster) {
    return largest(counts[cluster]);
  }

  /** The most frequent class of all. */
  public int majority() {
    return largest(ofClass);
  }

  private static int largest(long[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      best = row[i] > row[best] ? i : best;
    }
    return best;
  }

  /** H(class), bits. */
  public double classEntropyBits() {
    return entropyBits(ofClass, total);
  }

  /** H(cluster), bits. */
  public double clusterEntropyBits() {
    return entropyBits(ofCluster, total);
  }

  /** H(class | cluster), bits: what is still unknown of the class when the cluster is known. */
  public double conditionalEntropyBits() {
    double bits = 0;
    for (int cluster = 0; cluster < counts.length; cluster++) {
      if (ofCluster[cluster] > 0) {
        bits +=
            entropyBits(counts[cluster], ofCluster[cluster]) * ofCluster[cluster] / (double) total;
      }
    }
    return bits;
  }

  /** I(class; cluster), bits. */
  public double mutualInformationBits() {
    double bits = 0;
    for (int cluster = 0; cluster < counts.length; cluster++) {
      for (int kind = 0; kind < ofClass.length; kind++) {
        long n = counts[cluster][kind];
        if (n > 0) {
          double expected = (double) ofCluster[cluster] * ofClass[kind];
          bits += (double) n / total * log2(n * (double) total / expected);
        }
      }
    }
    return Math.max(0, bits);
  }

  /** Mutual information over the class's entropy; 1 if there is but one class. */
  public double homogeneity() {
    return over(mutualInformationBits(), classEntropyBits());
  }

  /** Mutual information over the clusters' entropy; 1 if there is but one cluster. */
  public double completeness() {
    return over(mutualInformationBits(), clusterEntropyBits());
  }

  /** The harmonic mean of homogeneity and completeness. */
  public double vMeasure() {
    double h = homogeneity();
    double c = completeness();
    return h + c == 0 ? 0 : 2 * h * c / (h + c);
  }

  /** Mutual information over the geometric mean of both entropies. */
  public double nmi() {
    double h = classEntropyBits();
    double c = clusterEntropyBits();
    return h == 0 && c == 0 ? 1 : over(mutualInformationBits(), Math.sqrt(h * c), 0);
  }

  /** The share of frames that are of the most frequent class of their cluster. */
  public double clusterPurity() {
    return (double) Arrays.stream(counts).mapToLong(row -> row[largest(row)]).sum() / total;
  }

  /** The share of frames that are in the most frequent cluster of their class. */
  public double classPurity() {
    long sum = 0;
    for (int kind = 0; kind < ofClass.length; kind++) {
      long most = 0;
      for (long[] row : counts) {
        most = Math.max(most, row[kind]);
      }
      sum += most;
    }
    return (double) sum / total;
  }

  private static double over(double information, double entropy) {
    return over(information, entropy, 1);
  }

  private static double over(double information, double entropy, double ofNothing) {
    return entropy == 0 ? ofNothing : information / entropy;
  }

  /** The entropy of counts that sum to {@code total}. */
  static double entropyBits(long[] counts, long total) {
    double bits = 0;
    for (long n : counts) {
      if (n > 0) {
        double p = (double) n / total;
        bits -= p * log2(p);
      }
    }
    return bits;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.voices;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression, one class against the rest (R.-E. Fan et al., "LIBLINEAR", JMLR 9, 2008),
 * over features brought to mean 0 and deviation 1. Classes weigh alike, however many examples they
 * have. Immutable.
 */
public final class LinearClassifier {
  private static final double COST = 1;
  private static final double TOLERANCE = 1e-3;
  private static final double SMALLEST_DEVIATION = 1e-6;

  private final int classes;
  private final double[] means; // [features]
  private final double[] deviations; // [features]
  private final Model model;

  /**
   * Learns.
   *
   * @param examples [examples] of [features]
   * @param labels [examples] from 0 to {@code classes - 1}, each at least once
   */
  public LinearClassifier(List<double[]> examples, List<Integer> labels, int classes) {
    this.classes = classes;
    int features = examples.get(0).length;
    means = new double[features];
    deviations = new double[features];
    for (int f = 0; f < features; f++) {
      int feature = f;
      means[f] = examples.stream().mapToDouble(e -> e[feature]).average().orElseThrow();
      double variance =
          examples.stream()
              .mapToDouble(e -> (e[feature] - means[feature]) * (e[feature] - means[feature]))
              .average()
              .orElseThrow();
      deviations[f] = Math.max(SMALLEST_DEVIATION, Math.sqrt(variance));
    }
    Problem problem = new Problem();
    problem.l = examples.size();
    problem.n = features + 1;
    problem.x = examples.stream().map(this::nodes).toArray(Feature[][]::new);
    problem.y = labels.stream().mapToDouble(Integer::intValue).toArray();
    Parameter parameter = new Parameter(SolverType.L2R_LR, COST, TOLERANCE);
    double[] weights = new double[classes];
    labels.forEach(label -> weights[label]++);
    for (int c = 0; c < classes; c++) {
      weights[c] = (double) labels.size() / classes / weights[c];
    }
    int[] all = new int[classes];
    Arrays.setAll(all, c -> c);
    parameter.setWeights(weights, all);
    Linear.disableDebugOutput(); // it would print
    model = Linear.train(problem, parameter);
  }

  private Feature[] nodes(double[] example) {
    Feature[] nodes = new Feature[example.length + 1];
    for (int f = 0; f < example.length; f++) {
      nodes[f] = new FeatureNode(f + 1, (example[f] - means[f]) / deviations[f]);
    }
    nodes[example.length] = new FeatureNode(example.length + 1, 1); // the bias
    return nodes;
  }

  /** How likely each class is: [classes], sum 1. */
  public double[] probabilities(double[] example) {
    double[] byModel = new double[classes];
    Linear.predictProbability(model, nodes(example), byModel);
    double[] probabilities = new double[classes];
    int[] labels = model.getLabels(); // in the order in which they came
    for (int i = 0; i < classes; i++) {
      probabilities[labels[i]] = byModel[i];
    }
    return probabilities;
  }

  /** The most likely class. */
  public int classify(double[] example) {
    double[] p = probabilities(example);
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }
}

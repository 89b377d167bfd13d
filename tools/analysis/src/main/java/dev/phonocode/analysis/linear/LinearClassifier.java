// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.linear;

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
 * over features brought to mean 0 and deviation 1. Immutable.
 */
public final class LinearClassifier {
  private static final double COST = 1;
  private static final double TOLERANCE = 1e-3;
  private static final double SMALLEST_DEVIATION = 1e-6;

  private final int classes;
  private final double[] means; // [features]
  private final double[] deviations; // [features]
  private final Model model;

  private LinearClassifier(
      List<double[]> examples, List<Integer> labels, int classes, boolean weighsClassesAlike) {
    this.classes = classes;
    means = new double[examples.get(0).length];
    deviations = new double[means.length];
    measure(examples);
    Problem problem = new Problem();
    problem.l = examples.size();
    problem.n = means.length + 1;
    problem.x = examples.stream().map(this::nodes).toArray(Feature[][]::new);
    problem.y = labels.stream().mapToDouble(Integer::intValue).toArray();
    Parameter parameter = new Parameter(SolverType.L2R_LR, COST, TOLERANCE);
    if (weighsClassesAlike) {
      balance(parameter, labels);
    }
    Linear.disableDebugOutput(); // it would print
    model = Linear.train(problem, parameter);
  }

  /**
   * Learns as often as examples come: a frequent class is the likelier one.
   *
   * @param examples [examples] of [features]
   * @param labels [examples] from 0 to {@code classes - 1}; one that never comes is never told
   */
  public static LinearClassifier of(List<double[]> examples, List<Integer> labels, int classes) {
    return new LinearClassifier(examples, labels, classes, false);
  }

  /**
   * Learns with classes that weigh alike, however many examples they have.
   *
   * @param examples [examples] of [features]
   * @param labels [examples] from 0 to {@code classes - 1}, each at least once
   */
  public static LinearClassifier balanced(
      List<double[]> examples, List<Integer> labels, int classes) {
    return new LinearClassifier(examples, labels, classes, true);
  }

  private void measure(List<double[]> examples) {
    for (double[] example : examples) {
      for (int f = 0; f < means.length; f++) {
        means[f] += example[f] / examples.size();
      }
    }
    for (double[] example : examples) {
      for (int f = 0; f < means.length; f++) {
        deviations[f] += (example[f] - means[f]) * (example[f] - means[f]) / examples.size();
      }
    }
    for (int f = 0; f < means.length; f++) {
      deviations[f] = Math.max(SMALLEST_DEVIATION, Math.sqrt(deviations[f]));
    }
  }

  private void balance(Parameter parameter, List<Integer> labels) {
    double[] weights = new double[classes];
    labels.forEach(label -> weights[label]++);
    for (int c = 0; c < classes; c++) {
      weights[c] = (double) labels.size() / classes / weights[c];
    }
    int[] all = new int[classes];
    Arrays.setAll(all, c -> c);
    parameter.setWeights(weights, all);
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
    int[] labels = model.getLabels(); // in the order in which they came
    double[] byModel = new double[labels.length];
    Linear.predictProbability(model, nodes(example), byModel);
    double[] probabilities = new double[classes];
    for (int i = 0; i < labels.length; i++) {
      probabilities[labels[i]] = byModel[i];
    }
    return probabilities;
  }

  /** The most likely class. */
  public int classify(double[] example) {
    return (int) Linear.predict(model, nodes(example));
  }
}

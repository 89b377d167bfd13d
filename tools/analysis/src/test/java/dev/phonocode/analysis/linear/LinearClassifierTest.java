// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearClassifierTest {
  private static final double[][] CENTRES = {{0, 1000, 5}, {3, 1000, 5}, {0, 1040, 5}};

  private final Random random = new Random(3);

  /** A point near a class's centre; the third feature never changes. */
  private double[] point(int label) {
    double[] p = CENTRES[label].clone();
    p[0] += 0.5 * random.nextGaussian();
    p[1] += 5 * random.nextGaussian();
    return p;
  }

  private LinearClassifier learn() {
    List<double[]> examples = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    int[] counts = {100, 5, 40}; // the second is rare
    // The labels do not come in ascending order.
    for (int label = 2; label >= 0; label--) {
      for (int i = 0; i < counts[label]; i++) {
        examples.add(point(label));
        labels.add(label);
      }
    }
    return LinearClassifier.balanced(examples, labels, 3);
  }

  @Test
  void tellsClassesApartHoweverRareAndOfWhateverScale() {
    LinearClassifier classifier = learn();
    int right = 0;
    for (int i = 0; i < 300; i++) {
      right += classifier.classify(point(i % 3)) == i % 3 ? 1 : 0;
    }
    assertTrue(right >= 285, right + " of 300");
  }

  @Test
  void probabilitiesAreInTheOrderOfTheClassesAndSumToOne() {
    LinearClassifier classifier = learn();
    for (int label = 0; label < 3; label++) {
      double[] p = classifier.probabilities(CENTRES[label]);
      assertEquals(1, Arrays.stream(p).sum(), 1e-9);
      assertEquals(Arrays.stream(p).max().getAsDouble(), p[label], label + " of " + p.length);
    }
  }

  @Test
  void learningTwiceGivesTheSame() {
    double[] first = learn().probabilities(new double[] {1, 1010, 5});
    random.setSeed(3);
    assertArrayEquals(
        first, new LinearClassifierTest().learn().probabilities(new double[] {1, 1010, 5}));
  }

  @Test
  void aClassThatNeverCameIsNeverTold() {
    List<double[]> examples = List.of(new double[] {0}, new double[] {1}, new double[] {1.1});
    LinearClassifier classifier = LinearClassifier.of(examples, List.of(2, 0, 0), 4);
    assertEquals(2, classifier.classify(new double[] {-1}));
    assertEquals(0, classifier.classify(new double[] {2}));
    double[] p = classifier.probabilities(new double[] {-1});
    assertEquals(0, p[1] + p[3]);
    assertEquals(1, p[0] + p[2], 1e-9);
  }

  @Test
  void whatComesOftenIsLikelierUnlessClassesWeighAlike() {
    List<double[]> examples = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      labels.add(i % 20 == 0 ? 1 : 0);
      examples.add(new double[] {labels.get(i) + random.nextGaussian()});
    }
    double[] between = {0.5};
    assertTrue(LinearClassifier.of(examples, labels, 2).probabilities(between)[1] < 0.2);
    assertEquals(
        0.5, LinearClassifier.balanced(examples, labels, 2).probabilities(between)[1], 0.1);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContingencyTest {
  private static final double EXACT = 1e-12;
  private static final double AGREEMENT = 1e-9;
  private static final long SEED = 20_171_102;

  @Test
  void oneClusterAClassTellsAll() {
    Contingency c = of(new int[] {0, 0, 1, 1, 2, 2}, new int[] {2, 2, 0, 0, 1, 1}, 3, 3);
    assertEquals(1, c.nmi(), EXACT);
    assertEquals(1, c.vMeasure(), EXACT);
    assertEquals(1, c.clusterPurity(), EXACT);
    assertEquals(1, c.classPurity(), EXACT);
    assertEquals(0, c.conditionalEntropyBits(), EXACT);
    assertEquals(Math.log(3) / Math.log(2), c.mutualInformationBits(), EXACT);
  }

  @Test
  void clustersWithoutRegardToClassesTellNothing() {
    Contingency c = of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, 2, 2);
    assertEquals(0, c.nmi(), EXACT);
    assertEquals(0, c.vMeasure(), EXACT);
    assertEquals(0.5, c.clusterPurity(), EXACT);
    assertEquals(0.5, c.classPurity(), EXACT);
    assertEquals(1, c.conditionalEntropyBits(), EXACT);
  }

  @Test
  void oneBitOfTwoIsHalfAndHalf() {
    // The cluster is the upper bit of the class: homogeneous by half, complete in full.
    Contingency c = of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 2, 3}, 2, 4);
    assertEquals(0.5, c.homogeneity(), EXACT);
    assertEquals(1, c.completeness(), EXACT);
    assertEquals(2.0 / 3, c.vMeasure(), EXACT);
    assertEquals(1 / Math.sqrt(2), c.nmi(), EXACT);
    assertEquals(1, c.conditionalEntropyBits(), EXACT);
    assertEquals(0.5, c.clusterPurity(), EXACT);
    assertEquals(1, c.classPurity(), EXACT);
  }

  @Test
  void equalsAreDecidedForTheFirst() {
    Contingency c = of(new int[] {0, 0, 1}, new int[] {1, 0, 1}, 2, 2);
    assertEquals(0, c.majority(0));
    assertEquals(1, c.majority());
  }

  private static final String SCIKIT =
      """
      import sys
      import numpy as np
      from sklearn import metrics
      from sklearn.metrics.cluster import contingency_matrix
      train, trained, codes, phones = [np.array(l.split(), int) for l in open(sys.argv[1])]
      table = contingency_matrix(phones, codes)  # [phones][codes]
      share = table / table.sum()
      p_code = share.sum(axis=0)
      h_joint = -np.sum(share[share > 0] * np.log2(share[share > 0]))
      h_code = -np.sum(p_code * np.log2(p_code))
      common = np.bincount(trained).argmax()
      fitted = {c: np.bincount(trained[train == c]).argmax() for c in np.unique(train)}
      guess = [fitted.get(c, common) for c in codes]
      for value in [
          metrics.normalized_mutual_info_score(phones, codes, average_method="geometric"),
          metrics.v_measure_score(phones, codes),
          metrics.homogeneity_score(phones, codes),
          metrics.completeness_score(phones, codes),
          metrics.mutual_info_score(phones, codes) / np.log(2),
          table.max(axis=0).sum() / table.sum(),
          table.max(axis=1).sum() / table.sum(),
          h_joint - h_code,
          metrics.accuracy_score(phones, guess),
          metrics.accuracy_score(phones, np.full(len(phones), common)),
      ]:
          print(repr(float(value)))
      """;

  @Test
  void agreesWithScikitLearn(@TempDir Path folder) throws IOException, InterruptedException {
    Optional<String> python = pythonWithScikit();
    assumeTrue(python.isPresent(), "needs scikit-learn (Debian: python3-sklearn)");
    int codes = 30;
    int phones = 12;
    Random random = new Random(SEED);
    int[][] train = draw(random, 4000, codes - 2, phones); // codes that training never met
    int[][] test = draw(random, 2500, codes, phones);
    Path numbers = folder.resolve("numbers");
    Files.writeString(numbers, text(train[0]) + text(train[1]) + text(test[0]) + text(test[1]));
    Path script = Files.writeString(folder.resolve("scikit.py"), SCIKIT);
    List<Double> expected = new ArrayList<>();
    for (String line : run(python.get(), script.toString(), numbers.toString())) {
      expected.add(Double.valueOf(line));
    }

    Contingency fitted = of(train[0], train[1], codes, phones);
    Contingency c = of(test[0], test[1], codes, phones);
    int[] phoneOf = new int[codes];
    for (int code = 0; code < codes; code++) {
      phoneOf[code] = fitted.clusterCounts()[code] == 0 ? fitted.majority() : fitted.majority(code);
    }
    PhoneScore score =
        new PhoneScore("codes", Silence.COUNTED, "valid", "", c, phoneOf, fitted.majority());
    double[] found = {
      c.nmi(),
      c.vMeasure(),
      c.homogeneity(),
      c.completeness(),
      c.mutualInformationBits(),
      c.clusterPurity(),
      c.classPurity(),
      c.conditionalEntropyBits(),
      score.accuracy(),
      score.majority()
    };
    assertEquals(found.length, expected.size());
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected.get(i), found[i], AGREEMENT, "line " + (i + 1) + ", seed " + SEED);
    }
  }

  /** Codes, and phones that are half what the code says and half chance. */
  private static int[][] draw(Random random, int count, int codes, int phones) {
    int[][] drawn = new int[2][count];
    for (int i = 0; i < count; i++) {
      drawn[0][i] = (int) (codes * Math.pow(random.nextDouble(), 2));
      drawn[1][i] = random.nextBoolean() ? drawn[0][i] % phones : random.nextInt(phones);
    }
    return drawn;
  }

  private static Contingency of(int[] clusters, int[] kinds, int clusterCount, int kindCount) {
    Contingency c = new Contingency(clusterCount, kindCount);
    for (int i = 0; i < clusters.length; i++) {
      c.add(clusters[i], kinds[i]);
    }
    return c;
  }

  private static String text(int[] numbers) {
    StringBuilder line = new StringBuilder();
    for (int number : numbers) {
      line.append(String.format(Locale.ROOT, "%d ", number));
    }
    return line.append('\n').toString();
  }

  /** The first Python that has it: the one on the path is not always Debian's. */
  private static Optional<String> pythonWithScikit() throws InterruptedException {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      try {
        if (start(python, "-c", "import sklearn").waitFor() == 0) {
          return Optional.of(python);
        }
      } catch (IOException e) {
        continue; // not installed
      }
    }
    return Optional.empty();
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), text);
      return text.lines().toList();
    }
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}

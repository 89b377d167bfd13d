// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.units;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * ABX discriminability (Schatz et al. 2013, as ZeroSpeech scores it): A and X are the same
 * triphone, B differs from them in its middle phone. The answer is wrong if X is farther from A
 * than from B; a tie is half wrong. Guessing gives 50 %.
 *
 * <p>The distance of two triphones is the mean along the cheapest path of dynamic time warping;
 * that of two frames is what {@code distances} says of their codes. Within: all three are of one
 * speaker. Across: X is of another. Errors are averaged over the triples of a context and speakers,
 * then over those of a pair of phones, then over pairs. Of each context and speakers a few triples
 * are drawn.
 */
public final class Abx {
  private static final int TRIPLES_A_CELL = 8;
  private static final long SEED = 20130825; // the same triples every time

  private final double[][] distances; // [codes][codes]
  private final Random random = new Random(SEED);
  private long triples;

  /** An instance for codes at these distances {@code [codes][codes]}. */
  Abx(double[][] distances) {
    this.distances = distances;
  }

  /**
   * A triphone as it was spoken.
   *
   * @param context the phones before and after
   * @param codes {@code [frames]}, at least one
   */
  record Token(String speaker, String context, String phone, int[] codes) {}

  /**
   * What was found.
   *
   * @param speakers within or across
   * @param error share of wrong answers; NaN without triples
   * @param triples that were asked
   */
  public record Score(String speakers, double error, long triples) {}

  /** Angles between vectors, as shares of a half turn: {@code [codes][codes]}. */
  static double[][] angles(float[] book, int dimension) {
    int codes = book.length / dimension;
    double[][] angles = new double[codes][codes];
    for (int a = 0; a < codes; a++) {
      for (int b = 0; b < a; b++) {
        double ab = dot(book, a, b, dimension);
        double norms = dot(book, a, a, dimension) * dot(book, b, b, dimension);
        double cosine = norms > 0 ? ab / Math.sqrt(norms) : 0;
        angles[a][b] = Math.acos(Math.max(-1, Math.min(1, cosine))) / Math.PI;
        angles[b][a] = angles[a][b];
      }
    }
    return angles;
  }

  private static double dot(float[] book, int a, int b, int dimension) {
    double sum = 0;
    for (int d = 0; d < dimension; d++) {
      sum += (double) book[a * dimension + d] * book[b * dimension + d];
    }
    return sum;
  }

  /** All three of one speaker. */
  Score within(List<Token> tokens) {
    return score(tokens, false);
  }

  /** X of another speaker than A and B. */
  Score across(List<Token> tokens) {
    return score(tokens, true);
  }

  private Score score(List<Token> tokens, boolean isAcross) {
    triples = 0;
    Map<String, List<Double>> pairs = new TreeMap<>();
    for (Map<String, Map<String, List<Token>>> bySpeaker : contexts(tokens).values()) {
      bySpeaker.forEach(
          (speaker, byPhone) ->
              bySpeaker.forEach(
                  (other, othersPhones) -> {
                    if (other.equals(speaker) != isAcross) {
                      ask(byPhone, othersPhones, isAcross, pairs);
                    }
                  }));
    }
    double error = pairs.values().stream().mapToDouble(Abx::mean).average().orElse(Double.NaN);
    return new Score(isAcross ? "across" : "within", error, triples);
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Tokens by context, speaker and phone. */
  private static Map<String, Map<String, Map<String, List<Token>>>> contexts(List<Token> tokens) {
    Map<String, Map<String, Map<String, List<Token>>>> contexts = new LinkedHashMap<>();
    for (Token t : tokens) {
      contexts
          .computeIfAbsent(t.context(), c -> new TreeMap<>())
          .computeIfAbsent(t.speaker(), s -> new TreeMap<>())
          .computeIfAbsent(t.phone(), p -> new ArrayList<>())
          .add(t);
    }
    return contexts;
  }

  /** Every pair of phones of a context: A and B from {@code own}, X from {@code others}. */
  private void ask(
      Map<String, List<Token>> own,
      Map<String, List<Token>> others,
      boolean isAcross,
      Map<String, List<Double>> pairs) {
    own.forEach(
        (phone, as) ->
            own.forEach(
                (wrong, bs) -> {
                  List<Token> xs = others.getOrDefault(phone, List.of());
                  if (!wrong.equals(phone) && xs.size() > (isAcross ? 0 : 1)) {
                    pairs
                        .computeIfAbsent(phone + " " + wrong, p -> new ArrayList<>())
                        .add(errors(as, bs, xs));
                  }
                }));
  }

  /** Share of wrong answers over a few triples. */
  private double errors(List<Token> as, List<Token> bs, List<Token> xs) {
    List<Token> drawn = new ArrayList<>(xs);
    Collections.shuffle(drawn, random);
    double wrong = 0;
    int asked = 0;
    for (int i = 0; i < TRIPLES_A_CELL; i++) {
      Token x = drawn.get(i % drawn.size());
      Token a = as.get(random.nextInt(as.size()));
      Token b = bs.get(random.nextInt(bs.size()));
      if (a == x) {
        a = as.get((as.indexOf(x) + 1) % as.size());
      }
      double difference = distance(a.codes(), x.codes()) - distance(b.codes(), x.codes());
      wrong += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
      asked++;
    }
    triples += asked;
    return wrong / asked;
  }

  /** Mean distance along the cheapest path; of equally cheap steps, the diagonal one. */
  double distance(int[] a, int[] b) {
    double[][] cost = new double[a.length][b.length];
    int[][] length = new int[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double before = i == 0 && j == 0 ? 0 : Double.POSITIVE_INFINITY;
        int steps = 0;
        int[][] from = {{i - 1, j - 1}, {i - 1, j}, {i, j - 1}};
        for (int[] f : from) {
          if (f[0] >= 0 && f[1] >= 0 && cost[f[0]][f[1]] < before) {
            before = cost[f[0]][f[1]];
            steps = length[f[0]][f[1]];
          }
        }
        cost[i][j] = before + distances[a[i]][b[j]];
        length[i][j] = steps + 1;
      }
    }
    return cost[a.length - 1][b.length - 1] / length[a.length - 1][b.length - 1];
  }
}

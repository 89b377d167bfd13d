// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * The phone that each code of a book stands for, by the classifier that was trained beside the
 * codes:
 *
 * <pre>
 *   p(phone | code k) = softmax(W e_k + b)      e_k: vector k of the book
 * </pre>
 *
 * <p>It knows the code alone, so it is a table, and needs no labels.
 */
public final class CodePhones {
  private final int book;
  private final List<Reading> readings;

  private CodePhones(int book, List<Reading> readings) {
    this.book = book;
    this.readings = List.copyOf(readings);
  }

  /**
   * What a code stands for.
   *
   * @param phone the most probable label
   * @param probability of it, 0 to 1
   */
  public record Reading(String phone, double probability) {}

  /**
   * Reads the classifier off the book.
   *
   * @throws IllegalArgumentException if the config has no labels, or naming the tensor that is
   *     missing or of the wrong shape
   */
  static CodePhones of(ModelConfig config, Weights weights) {
    ModelConfig.Phones phones =
        config
            .phones()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "model "
                            + config.name()
                            + " was not trained on labels: its codes have no phones"));
    ModelConfig.Quantiser q = config.quantiser();
    int labels = phones.labels().size();
    float[] book =
        weights.get("quantiser.codebook." + (phones.book() - 1), q.size(), q.dimension()).data();
    float[] weight = weights.get("phones.classifier.weight", labels, q.dimension()).data();
    float[] bias = weights.get("phones.classifier.bias", labels).data();
    List<Reading> readings = new ArrayList<>();
    for (int code = 0; code < q.size(); code++) {
      double[] logits = new double[labels];
      for (int l = 0; l < labels; l++) {
        logits[l] = bias[l];
        for (int d = 0; d < q.dimension(); d++) {
          logits[l] += (double) weight[l * q.dimension() + d] * book[code * q.dimension() + d];
        }
      }
      readings.add(reading(logits, phones.labels()));
    }
    return new CodePhones(phones.book(), readings);
  }

  private static Reading reading(double[] logits, List<String> labels) {
    int best = 0;
    for (int l = 1; l < logits.length; l++) {
      best = logits[l] > logits[best] ? l : best;
    }
    double sum = 0;
    for (double logit : logits) {
      sum += StrictMath.exp(logit - logits[best]);
    }
    return new Reading(labels.get(best), 1 / sum);
  }

  /** The book whose codes these are, from 1. */
  public int book() {
    return book;
  }

  /** What a code of the book stands for, 0 ≤ code &lt; size. */
  public Reading of(int code) {
    return readings.get(code);
  }
}

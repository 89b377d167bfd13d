// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured at a step: a line of {@code metrics.jsonl}.
 *
 * @param kind {@code train} (means since the line before), or the name of a split that was not
 *     trained on (averaged weights)
 * @param stage of the recipe, where it has stages
 * @param step steps taken
 * @param values a number for each measure, or one for each book; what was not measured is absent
 */
public record Metrics(
    String kind, Optional<String> stage, int step, Map<Measure, List<Double>> values) {
  /** The kind of the means over training steps. */
  public static final String TRAIN = "train";

  private static final Gson GSON = new Gson();

  /** Copies the map. */
  public Metrics {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /** Nothing measured yet. */
  public Metrics(String kind, Optional<String> stage, int step) {
    this(kind, stage, step, new EnumMap<>(Measure.class));
  }

  /** These and one more, unless it is empty or not finite: then it was not measured. */
  public Metrics with(Measure measure, double... numbers) {
    if (numbers.length == 0 || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
      return this;
    }
    Map<Measure, List<Double>> more = new EnumMap<>(Measure.class);
    more.putAll(values);
    more.put(measure, Arrays.stream(numbers).boxed().toList());
    return new Metrics(kind, stage, step, more);
  }

  /** Whether this was measured. */
  public boolean has(Measure measure) {
    return values.containsKey(measure);
  }

  /** The number for each book; none if it was not measured. */
  public List<Double> numbers(Measure measure) {
    return values.getOrDefault(measure, List.of());
  }

  /**
   * The number.
   *
   * @throws IllegalArgumentException if it was not measured
   */
  public double number(Measure measure) {
    if (!has(measure)) {
      throw new IllegalArgumentException(kind + " step " + step + ": no " + measure.key());
    }
    return numbers(measure).get(0);
  }

  /** One object, on one line. */
  public String toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("kind", kind);
    stage.ifPresent(name -> json.addProperty("stage", name));
    json.addProperty("step", step);
    values.forEach(
        (measure, numbers) -> {
          if (measure.isByBook()) {
            json.add(measure.key(), GSON.toJsonTree(numbers));
          } else {
            json.addProperty(measure.key(), numbers.get(0));
          }
        });
    return json.toString();
  }

  /** Every number by its TensorBoard tag: {@code kind/name}, {@code kind/name/book}. */
  Map<String, Double> scalars() {
    Map<String, Double> scalars = new LinkedHashMap<>();
    values.forEach(
        (measure, numbers) -> {
          String tag = kind + "/" + measure.key();
          for (int i = 0; i < numbers.size(); i++) {
            scalars.put(measure.isByBook() ? tag + "/" + (i + 1) : tag, numbers.get(i));
          }
        });
    return scalars;
  }
}

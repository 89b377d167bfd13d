// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Facts in order, to be printed as one JSON object on a line or as a table for people. */
public final class Report {
  private final List<Fact> facts = new ArrayList<>();

  private record Fact(String key, String json, String text) {}

  /** A text. */
  public Report put(String key, String value) {
    return add(key, quoted(value), value);
  }

  /** A whole number. */
  public Report put(String key, long value) {
    return add(key, String.valueOf(value), String.valueOf(value));
  }

  /** A number, to six decimals; what is not finite (a rate of nothing) is null. */
  public Report put(String key, double value) {
    return add(key, Decimals.exact(value), Decimals.brief(value));
  }

  /** Adds a number, or none where it was not measured. */
  public Report put(String key, OptionalDouble value) {
    return value.isPresent() ? put(key, value.getAsDouble()) : putNone(key);
  }

  /** A number that does not exist here: the key stays, for scripts. */
  public Report putNone(String key) {
    return add(key, "null", "none");
  }

  /** Numbers, to six decimals. */
  public Report put(String key, double[] values) {
    List<Double> list = Arrays.stream(values).boxed().toList();
    return putList(key, list, Decimals::exact, Decimals::brief);
  }

  /** Whole numbers. */
  public Report put(String key, int[] values) {
    List<Integer> list = Arrays.stream(values).boxed().toList();
    return putList(key, list, String::valueOf, String::valueOf);
  }

  /** Texts. */
  public Report put(String key, List<String> values) {
    return putList(key, values, Report::quoted, v -> v);
  }

  private <T> Report putList(
      String key, List<T> values, Function<T, String> json, Function<T, String> text) {
    return add(
        key,
        values.stream().map(json).collect(Collectors.joining(",", "[", "]")),
        values.stream().map(text).collect(Collectors.joining(" ")));
  }

  private Report add(String key, String json, String text) {
    facts.add(new Fact(key, json, text));
    return this;
  }

  /** Prints the facts on standard output: as JSON with {@code --json}, else as a table. */
  public void print(Arguments arguments, Console console) throws IOException {
    console.print(arguments.has(CommonOptions.JSON) ? json() : text());
  }

  /** Prints the facts with {@code --json} alone: people are told in other words. */
  public void printForScripts(Arguments arguments, Console console) throws IOException {
    if (arguments.has(CommonOptions.JSON)) {
      console.print(json());
    }
  }

  /** One JSON object on one line. */
  public String json() {
    return facts.stream()
        .map(f -> quoted(f.key) + ":" + f.json)
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** A line a fact, the values below each other. */
  public String text() {
    int width = facts.stream().mapToInt(f -> f.key.length()).max().orElse(0);
    return facts.stream()
        .map(f -> f.key.replace('_', ' ') + " ".repeat(width - f.key.length() + 2) + f.text)
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String text) {
    return new JsonPrimitive(text).toString();
  }
}

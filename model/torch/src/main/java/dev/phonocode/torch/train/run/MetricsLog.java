// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code metrics.jsonl}, one JSON object a line, and the same numbers as TensorBoard events in
 * {@code tensorboard}. Both are written at once.
 */
public final class MetricsLog implements Closeable {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  private final BufferedWriter out;
  private final EventFile events;

  /** Goes on in a run's folder. */
  public MetricsLog(Path run) throws IOException {
    out =
        Files.newBufferedWriter(
            run.resolve("metrics.jsonl"),
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
    events = new EventFile(run.resolve("tensorboard"));
  }

  public void write(Record line) throws IOException {
    JsonObject json = GSON.toJsonTree(line).getAsJsonObject();
    out.write(json.toString());
    out.newLine();
    out.flush();
    events.add(json.get("step").getAsInt(), scalars(json.get("kind").getAsString(), json));
  }

  /** Every number as {@code kind/name}, every array element as {@code kind/name/index}. */
  private static Map<String, Double> scalars(String kind, JsonObject json) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    json.asMap()
        .forEach(
            (name, value) -> {
              String tag = kind + "/" + name;
              if (value.isJsonArray()) {
                for (int i = 0; i < value.getAsJsonArray().size(); i++) {
                  scalars.put(tag + "/" + (i + 1), value.getAsJsonArray().get(i).getAsDouble());
                }
              } else if (value.getAsJsonPrimitive().isNumber() && !name.equals("step")) {
                scalars.put(tag, value.getAsDouble());
              }
            });
    return scalars;
  }

  @Override
  public void close() throws IOException {
    try (events) {
      out.close();
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.phonocode.cli.shell.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The same bench by several JVMs, one after the other: each compiles a little differently, and the
 * median of all says more than any of them.
 */
final class SeveralJvms {
  private SeveralJvms() {}

  /**
   * Runs them.
   *
   * @param verb bench and its options, with {@code --json}
   */
  static Report run(List<String> verb, int jvms) throws IOException {
    List<JsonObject> all = new ArrayList<>();
    for (int i = 0; i < jvms; i++) {
      all.add(JsonParser.parseString(OwnJvm.run(verb)).getAsJsonObject());
    }
    return medians(all);
  }

  /** Medians of every number; what is no number is that of the first JVM. */
  static Report medians(List<JsonObject> all) {
    Report report = new Report();
    for (String key : all.get(0).keySet()) {
      JsonElement first = all.get(0).get(key);
      if (first.isJsonNull()) {
        report.putNone(key);
      } else if (!((JsonPrimitive) first).isNumber()) {
        report.put(key, first.getAsString());
      } else {
        report.put(key, median(all, key));
      }
    }
    return report.put("jvms", all.size());
  }

  private static double median(List<JsonObject> all, String key) {
    double[] sorted =
        all.stream().mapToDouble(each -> each.get(key).getAsDouble()).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}

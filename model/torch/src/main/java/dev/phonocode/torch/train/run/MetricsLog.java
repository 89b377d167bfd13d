// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.phonocode.audio.files.AtomicFile;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code metrics.jsonl}, one JSON object a line, and the same numbers as TensorBoard events in
 * {@code tensorboard}. Both are written at once. A run that goes on takes back what is past its
 * checkpoint, since these steps are taken again.
 */
final class MetricsLog implements Closeable {
  private final BufferedWriter out;
  private final EventFile events;
  private final Set<String> written = new HashSet<>(); // kind and step

  /** Goes on in a run's folder, after so many steps. */
  MetricsLog(Path run, int step) throws IOException {
    Path file = run.resolve("metrics.jsonl");
    if (Files.exists(file)) {
      List<String> kept = Files.readAllLines(file).stream().filter(l -> isKept(l, step)).toList();
      AtomicFile.write(
          file,
          to -> {
            for (String line : kept) {
              to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
          });
    }
    out =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    events = new EventFile(run.resolve("tensorboard"), step);
  }

  /** Whether a line is whole and of steps that are not taken again. */
  private boolean isKept(String line, int step) {
    try {
      JsonObject json = JsonParser.parseString(line).getAsJsonObject();
      int at = json.get("step").getAsInt();
      return at <= step && step > 0 && written.add(json.get("kind").getAsString() + at);
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      return false; // the process ended while it was written
    }
  }

  /** Adds a line; one that is there already is not repeated. */
  void write(Metrics line) throws IOException {
    if (written.add(line.kind() + line.step())) {
      out.write(line.toJson());
      out.newLine();
      out.flush();
      events.add(line.step(), line.scalars());
    }
  }

  @Override
  public void close() throws IOException {
    try (events) {
      out.close();
    }
  }
}

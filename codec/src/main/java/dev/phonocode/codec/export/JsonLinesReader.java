// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.export;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * An object a frame, with {@code codes} and any of {@code frame}, {@code level}, {@code samples},
 * {@code packet_frames}, {@code model} and {@code voice}. Other keys are passed by. Speech without
 * frames is one object with {@code books} in place of {@code codes} and no samples.
 */
record JsonLinesReader(TextLines lines) {
  void into(GatheredFrames frames) throws IOException {
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      try (JsonReader json = new JsonReader(new StringReader(line.get()))) {
        object(json, frames);
        json.peek(); // fails if anything stands behind
      } catch (MalformedJsonException | EOFException e) {
        throw lines.wrong("", "a JSON object", "'" + Shortened.text(line.get()) + "'");
      } catch (IllegalStateException | NumberFormatException e) {
        throw lines.wrong(
            "",
            "whole numbers, and lists of them as codes and voice",
            "'" + Shortened.text(line.get()) + "'");
      }
    }
  }

  private void object(JsonReader json, GatheredFrames frames) throws IOException {
    String place = lines.place();
    Optional<long[]> codes = Optional.empty();
    OptionalInt books = OptionalInt.empty();
    OptionalLong samples = OptionalLong.empty();
    Set<String> keys = new HashSet<>();
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      if (!keys.add(key)) {
        throw lines.wrong("", "each key once", Shortened.text(key) + " twice");
      }
      String part = place + ", " + key;
      switch (key) {
        case "model" -> frames.model(part, json.nextString());
        case "packet_frames" -> frames.packetFrames(part, json.nextLong());
        case "voice" -> frames.voice(part, numbers(json));
        case "frame" -> frames.index(part, json.nextLong());
        case "level" -> frames.level(part, json.nextLong());
        case "samples" -> {
          samples = OptionalLong.of(json.nextLong());
          frames.samples(part, samples.getAsLong());
        }
        case "books" -> books = OptionalInt.of(json.nextInt());
        case "codes" -> codes = Optional.of(numbers(json));
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (codes.isEmpty() && books.isPresent() && samples.orElse(1) == 0) {
      frames.books(place, books.getAsInt()); // and no frame may come, as there are no samples
      return;
    }
    if (codes.isEmpty()) {
      throw lines.wrong("", "a key codes", "none");
    }
    frames.books(place, codes.get().length);
    frames.add(place, codes.get());
  }

  private long[] numbers(JsonReader json) throws IOException {
    LongStream.Builder numbers = LongStream.builder();
    json.beginArray();
    while (json.hasNext()) {
      numbers.add(json.nextLong());
    }
    json.endArray();
    return numbers.build().toArray();
  }
}

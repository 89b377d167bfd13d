// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.phonocode.audio.Floats;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.audio.files.Checksums;
import dev.phonocode.audio.files.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A model as one file ({@code .phm}): a zip with stored entries {@code config.json}, {@code
 * weights.safetensors}, {@code speakers.json}, {@code provenance.json}, {@code MODEL_CARD.md} and
 * {@code checksums}. Its name, {@link #id()}, is the SHA-256 of {@code config.json} and {@code
 * weights.safetensors}; loading verifies every checksum.
 *
 * @param config the shape
 * @param weights the numbers, in stored form
 * @param speakers voices known by name; may be empty
 * @param provenance where the model came from, as JSON text
 * @param card for people: data, licences, figures, limits
 */
public record ModelBundle(
    ModelConfig config,
    Weights weights,
    List<NamedSpeaker> speakers,
    String provenance,
    String card) {
  static final String CONFIG = "config.json";
  static final String WEIGHTS = "weights.safetensors";
  static final String SPEAKERS = "speakers.json";
  static final String PROVENANCE = "provenance.json";
  static final String CARD = "MODEL_CARD.md";
  static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(Floats.class, new FloatsJson().nullSafe())
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  /** Copies the list. */
  public ModelBundle {
    speakers = List.copyOf(speakers);
  }

  /** The model's name: SHA-256 over config and weights, 64 hex digits. */
  public String id() {
    return Checksums.sha256(configBytes(), weights.file());
  }

  /**
   * Reads a bundle and verifies it.
   *
   * @throws IOException naming the file and the entry that is missing, damaged or not understood
   */
  public static ModelBundle read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return read(in, file.toString());
    }
  }

  /** Reads a bundle from a stream that {@code source} names in messages. */
  public static ModelBundle read(InputStream in, String source) throws IOException {
    Map<String, byte[]> entries = BundleZip.read(in, source);
    ModelConfig config = parsed(source, CONFIG, () -> ConfigJson.parse(text(entries, CONFIG)));
    List<NamedSpeaker> speakers =
        parsed(source, SPEAKERS, () -> speakers(text(entries, SPEAKERS), config));
    Weights weights;
    try {
      weights = Weights.read(entries.get(WEIGHTS));
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(source + ": " + WEIGHTS + ": " + e.getMessage(), e);
    }
    return new ModelBundle(
        config, weights, speakers, text(entries, PROVENANCE), text(entries, CARD));
  }

  /** What an entry says; whatever is wrong in it, the message names file and entry. */
  private static <T> T parsed(String source, String entry, Supplier<T> parser) throws IOException {
    try {
      return parser.get();
    } catch (RuntimeException e) {
      // Gson wraps what a record's constructor throws; the cause names the field.
      boolean isWrapped = e.getCause() instanceof IllegalArgumentException;
      String message = (isWrapped ? e.getCause() : e).getMessage();
      throw new IOException(source + ": " + entry + ": " + message, e);
    }
  }

  private static List<NamedSpeaker> speakers(String json, ModelConfig config) {
    NamedSpeaker[] speakers = GSON.fromJson(json, NamedSpeaker[].class);
    if (speakers == null || Arrays.asList(speakers).contains(null)) {
      throw new IllegalArgumentException("expected a list of voices, found null");
    }
    for (NamedSpeaker speaker : speakers) {
      int found = speaker.vector().size();
      if (found != config.speaker().size()) {
        throw new IllegalArgumentException(
            "voice %s: expected a vector of %d numbers, found %d"
                .formatted(speaker.name(), config.speaker().size(), found));
      }
      speaker.timbre(); // checks its cepstra
    }
    return List.of(speakers);
  }

  /** Writes the bundle; it appears under its name only when it is whole. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, this::write);
  }

  /** Writes the bundle to a stream, which stays open. */
  public void write(OutputStream out) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    entries.put(CONFIG, configBytes());
    entries.put(WEIGHTS, weights.file());
    entries.put(SPEAKERS, (GSON.toJson(speakers) + "\n").getBytes(StandardCharsets.UTF_8));
    entries.put(PROVENANCE, provenance.getBytes(StandardCharsets.UTF_8));
    entries.put(CARD, card.getBytes(StandardCharsets.UTF_8));
    BundleZip.write(entries, out);
  }

  private byte[] configBytes() {
    return ConfigJson.format(config).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(entries.get(name), StandardCharsets.UTF_8);
  }
}

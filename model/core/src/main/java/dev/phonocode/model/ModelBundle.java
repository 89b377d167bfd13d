// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.phonocode.audio.files.Checksums;
import dev.phonocode.audio.files.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model as one file ({@code .phm}): a zip with stored entries {@code config.json}, {@code
 * weights.safetensors}, {@code speakers.json}, {@code provenance.json}, {@code MODEL_CARD.md} and
 * {@code checksums}. Its name, {@link #id()}, is the SHA-256 of config and weights; loading
 * verifies every checksum.
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
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Copies the list. */
  public ModelBundle {
    speakers = List.copyOf(speakers);
  }

  /** The model's name: SHA-256 over config and weights, 64 hex digits. */
  public String id() {
    return Checksums.sha256(configBytes(), Safetensors.write(weights));
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
    try {
      NamedSpeaker[] speakers = GSON.fromJson(text(entries, SPEAKERS), NamedSpeaker[].class);
      return new ModelBundle(
          ConfigJson.parse(text(entries, CONFIG)),
          Weights.of(Safetensors.read(entries.get(WEIGHTS))),
          List.of(speakers),
          text(entries, PROVENANCE),
          text(entries, CARD));
    } catch (IllegalArgumentException | JsonParseException | NullPointerException e) {
      throw new IOException(source + ": " + e.getMessage(), e);
    }
  }

  /** Writes the bundle; it appears under its name only when it is whole. */
  public void write(Path file) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    entries.put(CONFIG, configBytes());
    entries.put(WEIGHTS, Safetensors.write(weights));
    entries.put(SPEAKERS, (GSON.toJson(speakers) + "\n").getBytes(StandardCharsets.UTF_8));
    entries.put(PROVENANCE, provenance.getBytes(StandardCharsets.UTF_8));
    entries.put(CARD, card.getBytes(StandardCharsets.UTF_8));
    BundleZip.write(entries, file);
  }

  private byte[] configBytes() {
    return ConfigJson.format(config).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(entries.get(name), StandardCharsets.UTF_8);
  }
}

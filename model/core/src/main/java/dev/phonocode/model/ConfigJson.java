// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

/** {@link ModelConfig} as {@code config.json}: snake_case keys, records as objects. */
public final class ConfigJson {
  private static final Gson GSON =
      RecordJson.builder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  private ConfigJson() {}

  /**
   * Parses a config.
   *
   * @throws IllegalArgumentException naming the field that is wrong or missing
   */
  public static ModelConfig parse(String json) {
    try {
      ModelConfig config = GSON.fromJson(json, ModelConfig.class);
      if (config == null) {
        throw new IllegalArgumentException("model config: it is empty");
      }
      return config;
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("model config: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Gson wraps what a record's constructor throws; the cause names the field.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException(cause.getMessage(), e);
    }
  }

  /**
   * The config as indented JSON, the same text for equal configs. What was not there in the first
   * bundles is written only where it says something: a model's id is the hash of this text, so a
   * field more would give every older model a new name, and its streams would not find it.
   */
  public static String format(ModelConfig config) {
    JsonObject json = GSON.toJsonTree(config).getAsJsonObject();
    if (config.quantiser().defaultBooks() == config.quantiser().books()) {
      json.getAsJsonObject("quantiser").remove("default_books");
    }
    if (!config.conditioner().pitchCorrection()) {
      json.getAsJsonObject("conditioner").remove("pitch_correction");
    }
    if (config.prior().filter(p -> p.bookWeights().isEmpty()).isPresent()) {
      json.getAsJsonObject("prior").remove("book_weights");
    }
    return GSON.toJson(json) + "\n";
  }
}

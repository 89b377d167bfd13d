// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.phonocode.model.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads recipes. A preset is JSON with comments, a reason a line; {@code "extends"} names another
 * preset, or a file by its path from this one's folder, over which its fields are laid, so an
 * ablation is a file of a few lines.
 */
public final class Presets {
  private static final Gson GSON =
      RecordJson.builder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();
  private static final String EXTENDS = "extends";

  private Presets() {}

  /**
   * The preset of a name (a built-in one) or a path (ending in {@code .json}).
   *
   * @throws IOException if there is none, or it is not a recipe
   */
  public static Recipe load(String nameOrPath) throws IOException {
    return parse(merged(nameOrPath, 0), nameOrPath);
  }

  /** The recipe that {@link #format} wrote. */
  public static Recipe parse(String json) throws IOException {
    return parse(JsonParser.parseString(json).getAsJsonObject(), "recipe");
  }

  /** The recipe as JSON. */
  public static String format(Recipe recipe) {
    return GSON.toJson(recipe) + "\n";
  }

  private static Recipe parse(JsonObject json, String source) throws IOException {
    try {
      Recipe recipe = GSON.fromJson(json, Recipe.class);
      if (recipe.model() == null || recipe.training() == null) {
        throw new IOException("preset " + source + ": needs \"model\" and \"training\"");
      }
      return recipe;
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("preset " + source + ": " + cause.getMessage(), e);
    }
  }

  private static JsonObject merged(String nameOrPath, int depth) throws IOException {
    if (depth > 8) {
      throw new IOException("preset " + nameOrPath + ": more than 8 levels of \"extends\"");
    }
    JsonObject own;
    try {
      own = JsonParser.parseString(text(nameOrPath)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException | CharacterCodingException e) {
      throw new IOException("preset " + nameOrPath + ": " + e.getMessage(), e);
    }
    if (!own.has(EXTENDS)) {
      return own;
    }
    JsonElement named = own.remove(EXTENDS);
    if (!named.isJsonPrimitive()) {
      throw new IOException(
          "preset " + nameOrPath + ": \"extends\": expected a name or a file, found " + named);
    }
    String below = named.getAsString();
    JsonObject base = merged(isFile(below) ? beside(nameOrPath, below) : below, depth + 1);
    lay(own, base);
    return base;
  }

  private static void lay(JsonObject over, JsonObject base) {
    for (var e : over.entrySet()) {
      JsonElement below = base.get(e.getKey());
      if (e.getValue().isJsonObject() && below != null && below.isJsonObject()) {
        lay(e.getValue().getAsJsonObject(), below.getAsJsonObject());
      } else {
        base.add(e.getKey(), e.getValue());
      }
    }
  }

  private static boolean isFile(String nameOrPath) {
    return nameOrPath.endsWith(".json");
  }

  /** A file that another one names, by a path from its own folder. */
  private static String beside(String file, String other) {
    return Path.of(file).resolveSibling(other).toString();
  }

  private static String text(String nameOrPath) throws IOException {
    if (isFile(nameOrPath)) {
      return Files.readString(Path.of(nameOrPath));
    }
    String resource = "presets/" + nameOrPath + ".json";
    try (InputStream in = Presets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(
            "no preset named " + nameOrPath + "; a preset of your own ends in .json");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

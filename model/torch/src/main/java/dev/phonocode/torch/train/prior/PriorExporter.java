// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds a prior to a codec's bundle: config, weights, provenance. Everything else stays.
 *
 * @param config the codec's shape with its prior's
 */
record PriorExporter(ModelBundle codec, ModelConfig config, PriorRecipe recipe, Manifest manifest) {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  ModelBundle bundle(Map<String, Tensor> averages, int steps, List<Metrics> measured) {
    Map<String, Tensor> weights = new HashMap<>(codec.weights().tensors());
    weights.keySet().removeIf(name -> name.startsWith("prior."));
    weights.putAll(averages);
    return new ModelBundle(
        config, Weights.of(weights), codec.speakers(), provenance(steps, measured), codec.card());
  }

  private String provenance(int steps, List<Metrics> measured) {
    JsonObject prior = new JsonObject();
    prior.addProperty("codec", codec.id());
    prior.addProperty("manifest_sha256", manifest.sha256());
    prior.addProperty("seed", recipe.seed());
    prior.addProperty("steps", steps);
    JsonObject bits = new JsonObject();
    measured.forEach(m -> bits.add(m.kind(), GSON.toJsonTree(m.numbers(Measure.BITS_BY_BOOK))));
    prior.add("bits_by_book", bits);
    JsonObject json = JsonParser.parseString(codec.provenance()).getAsJsonObject();
    json.add("prior", prior);
    return GSON.toJson(json) + "\n";
  }
}

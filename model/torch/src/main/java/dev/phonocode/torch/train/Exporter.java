// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.Floats;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.tarsos.PitchTracker;
import dev.phonocode.audio.timbre.Timbre;
import dev.phonocode.audio.timbre.TimbreMeter;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.NamedSpeaker;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.Utterance;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.PhoneClassifier;
import dev.phonocode.torch.net.Vqvae;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a {@link ModelBundle} of a training run: averaged weights, named voices, provenance.
 *
 * @param cardFile a model card written by hand; where there is none, a short one is made
 */
public record Exporter(Corpus corpus, Recipe recipe, Path cardFile) {
  private static final double NAMED_MINUTES = 5;
  private static final int VECTORS_A_SPEAKER = 64;
  private static final double TIMBRE_MINUTES = 3;

  /** The model of these weights, which so many steps and seconds of speech have made. */
  ModelBundle bundle(
      Map<String, Tensor> averages, int steps, double audioSeconds, NDManager manager)
      throws IOException {
    Map<String, Tensor> shipped = new TreeMap<>(averages);
    if (recipe.shipped().phones().isEmpty()) {
      shipped.keySet().removeIf(PhoneClassifier::isParameter);
    }
    List<NamedSpeaker> speakers;
    try (NDManager scratch = manager.newSubManager()) {
      Parameters parameters = new Parameters(scratch, Weights.of(shipped).tensors(), 0);
      Vqvae network = new Vqvae(parameters, recipe.shipped());
      // Codes that are taught labels or units stay those nearest to what they mean.
      if (network.heads().isPresent() && !recipe.guidance().isOn()) {
        shipped.put(NoiseMeter.NAME, noise(network, scratch));
      }
      speakers = speakers(network, scratch);
    }
    return new ModelBundle(
        recipe.shipped(), Weights.of(shipped), speakers, provenance(steps, audioSeconds), card());
  }

  private Tensor noise(Vqvae network, NDManager manager) throws IOException {
    BatchSampler sampler = sampler(corpus.utterances(Manifest.TRAIN::equals));
    return new NoiseMeter(sampler, recipe.training().stages().get(0)).measure(network, manager);
  }

  /** Batches of speech as it is. */
  private BatchSampler sampler(List<Utterance> utterances) throws IOException {
    Recipe plain = new Recipe(recipe.shipped(), recipe.training());
    return new BatchSampler(corpus, plain, utterances, PhoneTargets.NONE);
  }

  /** Training speakers heard for minutes: their mean vectors, from the weights that ship. */
  private List<NamedSpeaker> speakers(Vqvae network, NDManager manager) throws IOException {
    Map<String, List<Utterance>> named = new TreeMap<>();
    for (Utterance u : corpus.utterances(Manifest.TRAIN::equals)) {
      named.computeIfAbsent(u.row().speaker(), s -> new ArrayList<>()).add(u);
    }
    named.values().removeIf(own -> minutes(own) < NAMED_MINUTES);
    List<NamedSpeaker> speakers = new ArrayList<>();
    for (Map.Entry<String, List<Utterance>> e : named.entrySet()) {
      Manifest.Row row = e.getValue().get(0).row();
      NamedSpeaker speaker =
          new NamedSpeaker(
              e.getKey(),
              row.sex(),
              Math.round(10 * minutes(e.getValue())) / 10.0,
              row.licence(),
              meanVector(network, e.getValue(), manager),
              pitchHz(corpus, e.getValue()));
      speakers.add(timbre(e.getValue()).map(speaker::withTimbre).orElse(speaker));
    }
    return speakers;
  }

  private double minutes(List<Utterance> own) {
    long samples = own.stream().mapToLong(Utterance::samples).sum();
    return samples / 60.0 / recipe.model().sampleRateHz();
  }

  /** Median F0, to a tenth; 0 where the corpus has no pitch. Conversion moves pitch towards it. */
  public static double pitchHz(Corpus corpus, List<Utterance> own) throws IOException {
    int frames = own.stream().mapToInt(Utterance::frames).sum();
    float[] f0Hz = new float[frames];
    int at = 0;
    for (Utterance u : own) {
      System.arraycopy(corpus.pitch(u, 0, u.frames()), 0, f0Hz, at, u.frames());
      at += u.frames();
    }
    return Math.round(10 * PitchTracker.medianHz(f0Hz).orElse(0)) / 10.0;
  }

  /** Over recordings of three minutes or so, spread over all: more would not change it. */
  private Optional<Timbre> timbre(List<Utterance> own) throws IOException {
    TimbreMeter meter = new TimbreMeter();
    int stride = (int) Math.max(1, Math.round(minutes(own) / TIMBRE_MINUTES));
    for (int i = 0; i < own.size(); i += stride) {
      float[] samples = corpus.samples(own.get(i), 0, own.get(i).samples());
      meter.add(new AudioClip(samples, recipe.model().sampleRateHz()));
    }
    return meter.timbre();
  }

  private Floats meanVector(Vqvae network, List<Utterance> own, NDManager manager)
      throws IOException {
    Recipe.Stage stage = recipe.training().stages().get(0);
    BatchSampler sampler = sampler(own);
    int size = recipe.model().speaker().size();
    double[] sum = new double[size];
    int vectors = 0;
    for (int i = 0; vectors < VECTORS_A_SPEAKER; i++) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        Batch batch = sampler.batch(stage, recipe.training().seed(), i);
        float[] numbers = Losses.speakers(network, manager, batch).toFloatArray();
        for (int n = 0; n < numbers.length; n++) {
          sum[n % size] += numbers[n];
        }
        vectors += batch.items();
      }
    }
    float[] mean = new float[size];
    for (int n = 0; n < size; n++) {
      mean[n] = (float) (sum[n] / vectors);
    }
    return Floats.of(mean);
  }

  private String provenance(int steps, double audioSeconds) {
    JsonObject json = new JsonObject();
    json.addProperty("manifest_sha256", corpus.manifest().sha256());
    json.addProperty("preset", recipe.model().name());
    json.addProperty("seed", recipe.training().seed());
    json.addProperty("steps", steps);
    json.addProperty("decoder_audio_seconds", Math.round(audioSeconds));
    json.add("recipe", JsonParser.parseString(Presets.format(recipe.with(recipe.shipped()))));
    json.addProperty("processors", Runtime.getRuntime().availableProcessors());
    json.addProperty("java", System.getProperty("java.version"));
    json.addProperty("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    json.addProperty("engine", Engine.getInstance().getEngineName());
    json.addProperty("engine_version", Engine.getInstance().getVersion());
    return new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n";
  }

  private String card() throws IOException {
    if (Files.exists(cardFile)) {
      return Files.readString(cardFile);
    }
    return "# Model card\n\nPreset `"
        + recipe.model().name()
        + "`, trained by `phonocode train`. Data and steps: `provenance.json`; voices and their"
        + " licences: `speakers.json`.\n";
  }
}

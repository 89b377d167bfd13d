// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.RunEnd;
import dev.phonocode.torch.train.run.TestRuns;
import dev.phonocode.torch.train.run.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  @TempDir Path folder;
  private Path manifest;
  private final List<Metrics> progress = new ArrayList<>();

  @BeforeEach
  void speech() throws IOException {
    manifest = TestSpeech.in(folder);
  }

  private static Recipe recipe(ModelConfig model, int features, int joint) {
    boolean heads = model.conditioner().melHead();
    List<Recipe.Stage> stages = new ArrayList<>();
    if (features > 0) {
      stages.add(
          new Recipe.Stage(
              "features",
              new Recipe.Length(features, 5),
              new Recipe.Items(4, 4, 12),
              new Recipe.LearningRates(3e-3, 0, 0.5),
              new Recipe.LossWeights(1, 0, 0.3, 0.25),
              new Recipe.Dropout(0.5, 0.2),
              List.of(),
              false,
              Recipe.Rate.NONE));
    }
    stages.add(
        new Recipe.Stage(
            "joint",
            new Recipe.Length(joint, 5),
            new Recipe.Items(2, 6, heads ? 8 : 40),
            new Recipe.LearningRates(1e-3, 4e-3, 0.1),
            new Recipe.LossWeights(heads ? 1 : 0, 0, heads ? 0.15 : 0, 0.1),
            new Recipe.Dropout(0.5, 0),
            List.of(),
            false,
            Recipe.Rate.NONE));
    return new Recipe(model, training(0.3, stages));
  }

  /** What recipes of tests have in common. */
  static Recipe.Training training(double noiseShare, List<Recipe.Stage> stages) {
    return new Recipe.Training(
        3,
        new Recipe.Drawing(40, 0.5),
        new Recipe.Disturbance(5, 2, noiseShare, 5),
        new Recipe.Averages(0.9, 0.9, 10),
        stages);
  }

  private TrainOptions options(Path out, String preset, boolean resume, BooleanSupplier stop) {
    return new TrainOptions(
        TestRuns.of(out, resume, stop, progress),
        manifest,
        preset,
        Optional.empty(),
        Optional.empty(),
        Precision.FP32,
        Optional.empty());
  }

  private String preset(Recipe recipe) throws IOException {
    Path file = folder.resolve("preset.json");
    Files.writeString(file, Presets.format(recipe));
    return file.toString();
  }

  private RunEnd train(TrainOptions options) throws IOException {
    try (TrainingRun run = Trainer.prepare(options)) {
      return run.train();
    }
  }

  @Test
  void learnsAndLeavesABundleAndItsMetrics() throws IOException {
    Path out = folder.resolve("run");
    String preset = preset(recipe(TestConfigs.tiny(), 30, 170));
    assertEquals(RunEnd.FINISHED, train(options(out, preset, false, () -> false)));

    ModelBundle bundle = ModelBundle.read(out.resolve("model.phm"));
    assertEquals(TestConfigs.tiny(), bundle.config());
    List<String> lines = Files.readAllLines(out.resolve("metrics.jsonl"));
    assertEquals(progress.size(), lines.size());
    lines.forEach(line -> assertTrue(JsonParser.parseString(line).isJsonObject(), line));
    Metrics last = progress.get(progress.size() - 1);
    assertEquals("valid", last.kind());
    assertEquals(200, last.step());
    // Untrained, every level is as likely: 8 bits. So small a network has to beat that clearly.
    assertTrue(
        last.number(Measure.BITS_PER_SAMPLE) < 6.5,
        "bits/sample " + last.number(Measure.BITS_PER_SAMPLE));
    assertEquals(2, last.numbers(Measure.PERPLEXITY).size());
  }

  @Test
  void theBundleSaysHowMuchErrorsOfItsLatentsAreHeard() throws IOException {
    Path out = folder.resolve("run");
    train(options(out, preset(recipe(TestConfigs.tiny(), 30, 10)), false, () -> false));
    Tensor noise =
        ModelBundle.read(out.resolve("model.phm")).weights().tensors().get(NoiseMeter.NAME);
    int d = TestConfigs.tiny().quantiser().dimension();
    assertArrayEquals(new int[] {d, d, 7}, noise.shape());
    double trace = 0;
    double same = 0;
    double next = 0;
    double farthest = 0;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        int at = (i * d + j) * 7;
        assertEquals(noise.data()[at + 6], noise.data()[(j * d + i) * 7 + 6], 1e-6, "symmetric");
        same += i == j ? 0 : Math.pow(noise.data()[at + 6], 2);
        next += Math.pow(noise.data()[at + 5], 2);
        farthest += Math.pow(noise.data()[at], 2);
      }
      trace += noise.data()[(i * d + i) * 7 + 6];
      assertTrue(noise.data()[(i * d + i) * 7 + 6] >= 0.49, "half of hearing all alike");
    }
    assertEquals(d, trace, 0.01 * d); // rounded to bfloat16
    assertTrue(same > 0, "some directions are heard together");
    assertTrue(farthest < next, "frames far apart meet less: " + farthest + ", " + next);
  }

  @Test
  void aBandWithoutWeightTeachesItsLogitsNothing() throws IOException {
    ModelConfig config = TestConfigs.tiny();
    int knots = config.decoder().knots();
    String equal = Presets.format(recipe(config, 0, 40));
    String lowest = equal.replace("\"band_weights\": []", "\"band_weights\": [4, 0, 0, 0]");
    Path file = folder.resolve("preset.json");
    float[][] logits = new float[2][]; // after 1 step and after 40
    for (int i = 0; i < 2; i++) {
      Files.writeString(
          file, lowest.replace("\"steps\": 40", i == 0 ? "\"steps\": 1" : "\"steps\": 40"));
      Path out = folder.resolve("run" + i);
      train(options(out, file.toString(), false, () -> false));
      logits[i] =
          ModelBundle.read(out.resolve("model.phm"))
              .weights()
              .get("decoder.logits.bias", 4 * knots)
              .data();
    }
    for (int k = 0; k < 4 * knots; k++) {
      assertEquals(k >= knots, logits[0][k] == logits[1][k], "knot " + k);
    }
  }

  @Test
  void aRunThatWasStoppedAndResumedEndsInTheSameBits() throws IOException {
    String preset = preset(recipe(TestConfigs.tiny(), 24, 16));
    Path whole = folder.resolve("whole");
    train(options(whole, preset, false, () -> false));

    Path parts = folder.resolve("parts");
    for (int stopAfter : new int[] {7, 20, 1000}) { // before and after the codebooks start
      int[] asked = {0};
      RunEnd end = train(options(parts, preset, stopAfter != 7, () -> asked[0]++ == stopAfter));
      assertEquals(stopAfter == 1000 ? RunEnd.FINISHED : RunEnd.STOPPED, end);
    }
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("checkpoint.safetensors")),
        Files.readAllBytes(parts.resolve("checkpoint.safetensors")));
    assertEquals(
        ModelBundle.read(whole.resolve("model.phm")).id(),
        ModelBundle.read(parts.resolve("model.phm")).id());
  }

  @Test
  void trainsThePaperArrangement() throws IOException {
    Path out = folder.resolve("paper");
    String preset = preset(recipe(TestConfigs.tinyPaper(1), 0, 300));
    train(options(out, preset, false, () -> false));
    ModelBundle bundle = ModelBundle.read(out.resolve("model.phm"));
    assertEquals(2, bundle.config().speaker().tableRows(), "one row for each speaker of the data");
    Metrics last = progress.get(progress.size() - 1);
    assertTrue(
        last.number(Measure.BITS_PER_SAMPLE) < 7.2,
        "bits/sample " + last.number(Measure.BITS_PER_SAMPLE));
  }

  @Test
  void goesOnFromABundle() throws IOException {
    Path first = folder.resolve("first");
    String preset = preset(recipe(TestConfigs.tiny(), 0, 60));
    train(options(first, preset, false, () -> false));
    double reached = progress.get(progress.size() - 1).number(Measure.BITS_PER_SAMPLE);
    progress.clear();
    TrainOptions o = options(folder.resolve("second"), preset, false, () -> false);
    train(from(Optional.of(first.resolve("model.phm")), o, 10, Precision.BF16));
    Metrics last = progress.get(progress.size() - 1);
    assertTrue(
        last.number(Measure.BITS_PER_SAMPLE) < reached + 0.3,
        last.number(Measure.BITS_PER_SAMPLE) + " after " + reached);
  }

  private TrainOptions from(
      Optional<Path> bundle, TrainOptions options, int steps, Precision precision) {
    return new TrainOptions(
        options.run(),
        manifest,
        options.preset(),
        Optional.of(steps),
        bundle,
        precision,
        Optional.empty());
  }

  @Test
  void aRunFromABundleThatWasStoppedInItsWarmUpIsResumedWithoutTheBundle() throws IOException {
    String preset = preset(recipe(TestConfigs.tiny(), 0, 20)); // whose warm-up takes 10 steps
    Path first = folder.resolve("first");
    train(options(first, preset, false, () -> false));
    Optional<Path> bundle = Optional.of(first.resolve("model.phm"));

    Path whole = folder.resolve("whole");
    train(from(bundle, options(whole, preset, false, () -> false), 20, Precision.FP32));

    Path parts = folder.resolve("parts");
    int[] asked = {0};
    TrainOptions stopped = options(parts, preset, false, () -> asked[0]++ == 4);
    assertEquals(RunEnd.STOPPED, train(from(bundle, stopped, 20, Precision.FP32)));
    TrainOptions resumed = options(parts, preset, true, () -> false);
    train(from(Optional.empty(), resumed, 20, Precision.FP32));
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("checkpoint.safetensors")),
        Files.readAllBytes(parts.resolve("checkpoint.safetensors")));
  }

  @Test
  void aStageThatWeighsTheCorrelationOfEnvelopesRaisesIt() throws IOException {
    String recipe = Presets.format(recipe(TestConfigs.tiny(), 200, 0));
    Path file = folder.resolve("correlated.json");
    Files.writeString(
        file,
        recipe
            .replace("\"correlation_weight\": 0.0", "\"correlation_weight\": 2.0")
            .replace("\"segment_frames\": 12", "\"segment_frames\": 24")); // of 0.38 s and more
    train(options(folder.resolve("run"), file.toString(), false, () -> false));
    List<Double> errors =
        progress.stream()
            .filter(m -> m.has(Measure.CORRELATION_ERROR))
            .map(m -> m.number(Measure.CORRELATION_ERROR))
            .toList();
    assertTrue(errors.size() >= 3, "train, train, valid: " + errors);
    assertTrue(errors.get(1) < errors.get(0) - 0.02, errors.toString());
  }

  @Test
  void aStageThatChoosesCodesByTheirRateSpendsFewerBitsAndLeavesABundleWithItsPrior()
      throws IOException {
    ModelConfig config = TestConfigs.tiny().withPrior(new ModelConfig.Prior(8, List.of(1), 0.5));
    String recipe = Presets.format(recipe(config, 200, 0));
    double[] bits = new double[2];
    for (int i = 0; i < 2; i++) {
      progress.clear();
      Path file = folder.resolve("rated" + i + ".json");
      String choice = i == 0 ? "\"choice_weight\": 0.001" : "\"choice_weight\": 0.3";
      Files.writeString(file, recipe.replace("\"choice_weight\": 0.0", choice));
      Path out = folder.resolve("run" + i);
      train(options(out, file.toString(), false, () -> false));
      Metrics last = progress.get(progress.size() - 1);
      assertEquals(2, last.numbers(Measure.BITS_PER_SECOND_BY_BOOKS).size());
      bits[i] = last.numbers(Measure.BITS_PER_SECOND_BY_BOOKS).get(1);
      ModelBundle bundle = ModelBundle.read(out.resolve("model.phm"));
      assertTrue(bundle.weights().tensors().containsKey("prior.book.1.logits.weight"));
    }
    assertTrue(bits[1] < bits[0], bits[1] + " bit/s where bits weigh in the choice, " + bits[0]);
  }

  @Test
  void aStageThatKeepsTheCodesTrainsAllButWhatMakesThem() throws IOException {
    Path first = folder.resolve("first");
    train(options(first, preset(recipe(TestConfigs.tiny(), 20, 0)), false, () -> false));
    Recipe recipe = recipe(TestConfigs.tiny(), 0, 20);
    String kept = Presets.format(recipe).replace("\"keeps_codes\": false", "\"keeps_codes\": true");
    Path file = folder.resolve("kept.json");
    Files.writeString(file, kept);
    TrainOptions o = options(folder.resolve("second"), file.toString(), false, () -> false);
    Path from = first.resolve("model.phm");
    train(
        new TrainOptions(
            o.run(),
            manifest,
            o.preset(),
            Optional.empty(),
            Optional.of(from),
            Precision.FP32,
            Optional.empty()));
    Map<String, Tensor> before = ModelBundle.read(from).weights().tensors();
    Map<String, Tensor> after =
        ModelBundle.read(o.run().out().resolve("model.phm")).weights().tensors();
    after.forEach(
        (name, weights) -> {
          // How errors are heard follows the conditioner, which is trained.
          boolean makesCodes =
              name.startsWith("encoder.") || name.startsWith("quantiser.codebook.");
          assertEquals(makesCodes, weights.equals(before.get(name)), name);
        });
  }

  @Test
  void refusesToOverwriteARunOrToResumeNone() throws IOException {
    Path out = folder.resolve("run");
    String preset = preset(recipe(TestConfigs.tiny(), 0, 1));
    IOException nothing =
        assertThrows(IOException.class, () -> train(options(out, preset, true, () -> false)));
    assertTrue(nothing.getMessage().endsWith("nothing to resume"), nothing.getMessage());
    train(options(out, preset, false, () -> false));
    assertThrows(IOException.class, () -> train(options(out, preset, false, () -> false)));
  }
}

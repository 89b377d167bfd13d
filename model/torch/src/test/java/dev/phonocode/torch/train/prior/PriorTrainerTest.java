// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.torch.Torch;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.Vqvae;
import dev.phonocode.torch.train.TestSpeech;
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
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriorTrainerTest {
  private static final PriorRecipe RECIPE =
      new PriorRecipe(
          new ModelConfig.Prior(16, List.of(1, 3), 0.5),
          3,
          new PriorRecipe.Drawing(2, 4, 0.5),
          new PriorRecipe.Windows(4, 20, 0.25),
          new PriorRecipe.Learning(0.1, 1e-2, 0.1, 0.9));

  @TempDir Path folder;
  private Path manifest;
  private final List<Metrics> progress = new ArrayList<>();

  @BeforeEach
  void speech() throws IOException {
    manifest = TestSpeech.in(folder);
  }

  /** An untrained codec: its codes follow the sound, which is enough to learn from. */
  private Path codec(ModelConfig config) throws IOException {
    Path file = folder.resolve(config.name() + ".phm");
    try (NDManager manager = Torch.start(1).newBaseManager()) {
      Parameters parameters = new Parameters(manager, java.util.Map.of(), 5);
      new Vqvae(parameters, config);
      Weights weights = Weights.of(parameters.toTensors());
      new ModelBundle(config, weights, List.of(), "{\"steps\": 0}", "a card").write(file);
    }
    return file;
  }

  private PriorTrainOptions options(
      Path bundle, Path out, int steps, boolean resume, BooleanSupplier stop) throws IOException {
    return new PriorTrainOptions(
        TestRuns.of(out, resume, stop, progress),
        ModelBundle.read(bundle),
        manifest,
        folder.resolve("corpus-" + bundle.getFileName()),
        RECIPE,
        steps,
        Optional.empty());
  }

  private static RunEnd train(PriorTrainOptions options) throws IOException {
    try (TrainingRun run = PriorTrainer.prepare(options)) {
      return run.train();
    }
  }

  @Test
  void addsAPriorThatHasLearnt() throws IOException {
    Path codec = codec(TestConfigs.tiny());
    Path out = folder.resolve("run");
    assertEquals(RunEnd.FINISHED, train(options(codec, out, 250, false, () -> false)));

    ModelBundle before = ModelBundle.read(codec);
    ModelBundle after = ModelBundle.read(out.resolve("model.phm"));
    assertNotEquals(before.id(), after.id());
    assertEquals(before.config().withPrior(RECIPE.shape()), after.config());
    before.weights().tensors().forEach((n, t) -> assertEquals(t, after.weights().tensors().get(n)));
    assertEquals(before.card(), after.card());
    JsonObject provenance = JsonParser.parseString(after.provenance()).getAsJsonObject();
    assertEquals(0, provenance.get("steps").getAsInt());
    assertEquals(before.id(), provenance.getAsJsonObject("prior").get("codec").getAsString());
    assertTrue(SpeechModel.of(after, Kernels.named("scalar")).prior().isPresent());
    assertFalse(SpeechModel.of(before, Kernels.named("scalar")).prior().isPresent());

    Metrics last = progress.get(progress.size() - 1);
    assertEquals("valid", last.kind());
    assertEquals(250, last.step());
    // 4 bits at fixed width. Syllables repeat, so a prior that has learnt anything saves a fifth.
    assertTrue(last.number(Measure.SAVED) > 0.2, "saved " + last.number(Measure.SAVED));
    assertEquals(progress.size(), Files.readAllLines(out.resolve("metrics.jsonl")).size());
  }

  /** It may be that of a run which still reads it. */
  @Test
  void aCorpusOfOtherDataIsNotReplaced() throws IOException {
    PriorTrainOptions options =
        options(codec(TestConfigs.tiny()), folder.resolve("a"), 1, false, () -> false);
    train(options);
    Path index = options.corpus().resolve("index.json");
    String made = Files.readString(index);
    List<String> rows = Files.readAllLines(manifest);
    Files.write(manifest, rows.subList(0, rows.size() - 1));
    PriorTrainOptions other =
        options(folder.resolve("tiny.phm"), folder.resolve("b"), 1, false, () -> false);
    String message = assertThrows(IOException.class, () -> train(other)).getMessage();
    assertTrue(message.contains("found those of other data"), message);
    assertEquals(made, Files.readString(index));
  }

  @Test
  void goesOnFromThePriorOfAModel() throws IOException {
    Path codec = codec(TestConfigs.tiny());
    Path first = folder.resolve("first");
    train(options(codec, first, 150, false, () -> false));
    double reached = progress.get(progress.size() - 1).number(Measure.SAVED);
    progress.clear();
    PriorTrainOptions o = options(codec, folder.resolve("second"), 1, false, () -> false);
    train(
        new PriorTrainOptions(
            o.run(),
            o.bundle(),
            manifest,
            o.corpus(),
            RECIPE,
            1,
            Optional.of(first.resolve("model.phm"))));
    double saved = progress.get(progress.size() - 1).number(Measure.SAVED);
    assertTrue(saved > reached - 0.1, "saved " + saved + " after one step on " + reached);
  }

  @Test
  void aRunThatWasStoppedAndResumedEndsInTheSameBits() throws IOException {
    Path codec = codec(TestConfigs.tiny());
    Path whole = folder.resolve("whole");
    train(options(codec, whole, 30, false, () -> false));
    Path parts = folder.resolve("parts");
    for (int stopAfter : new int[] {7, 12, 1000}) {
      int[] asked = {0};
      RunEnd end = train(options(codec, parts, 30, stopAfter != 7, () -> asked[0]++ == stopAfter));
      assertEquals(stopAfter == 1000 ? RunEnd.FINISHED : RunEnd.STOPPED, end);
    }
    for (String file : List.of("checkpoint.safetensors", "model.phm")) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)), Files.readAllBytes(parts.resolve(file)), file);
    }
  }

  @Test
  void trainsAgainOverAnEarlierPriorAndOverTheWaveform() throws IOException {
    Path codec = codec(TestConfigs.tinyPaper(2));
    Path first = folder.resolve("first");
    train(options(codec, first, 2, false, () -> false));
    Path again = Files.copy(first.resolve("model.phm"), folder.resolve("again.phm"));
    Path second = folder.resolve("second");
    train(options(again, second, 2, false, () -> false));
    assertEquals(
        ModelBundle.read(again).config(), ModelBundle.read(second.resolve("model.phm")).config());
  }

  @Test
  void refusesToOverwriteARunOrToResumeNone() throws IOException {
    Path codec = codec(TestConfigs.tiny());
    Path out = folder.resolve("run");
    assertThrows(IOException.class, () -> train(options(codec, out, 1, true, () -> false)));
    train(options(codec, out, 1, false, () -> false));
    assertThrows(IOException.class, () -> train(options(codec, out, 1, false, () -> false)));
  }
}

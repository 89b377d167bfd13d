// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.torch.Torch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingBenchTest {
  @TempDir Path folder;

  private static Recipe.Stage stage(int batch, double decoderLearningRate) {
    return new Recipe.Stage(
        "joint",
        new Recipe.Length(9, 5),
        new Recipe.Items(batch, 6, 8),
        new Recipe.LearningRates(1e-3, decoderLearningRate, 0.1),
        new Recipe.LossWeights(1, 0, 0.15, 0.1),
        new Recipe.Dropout(0.5, 0),
        List.of(),
        false,
        Recipe.Rate.NONE);
  }

  private static Recipe recipe(ModelConfig model, Recipe.Stage stage) {
    return new Recipe(model, TrainerTest.training(0, List.of(stage)));
  }

  private static StepCost cost(ModelConfig model, Recipe.Stage stage) {
    try (NDManager manager = Torch.start(1).newBaseManager(Device.cpu())) {
      return StepCost.of(recipe(model, stage), stage, manager);
    }
  }

  @Test
  void countsEveryProductOfTheTinyNetwork() {
    // Front-end frames: (6 + 8 + 3 of the conditioner + 2 of the encoder) code frames, two each.
    int window = 6 + 8 + 3;
    int fed = 2 * (window + 2);
    long encoder =
        fed * (3 * 16 * 16 + (3 + 1) * 16 * 16) // input and a block at 100 Hz
            + (window + 2)
                * (4 * 16 * 16 + 2 * (3 + 1) * 16 * 16 + 16 * 16L); // down, two blocks, output
    long speaker = 20 * (3 * 16 * 16 + (3 + 1) * 16 * 16) + 2 * 16 * 16L;
    long conditioner = window * (3 * (16 + 16) * 16 + (3 + 1) * 16 * 16 + 16 * 2 * 16L);
    long heads = 2 * (6 + 8) * 16L * (16 + 2);
    int steps = 8 * 320 / 4;
    long decoder =
        steps * (8 * 16 + 3 * (2 * 16 * 32 + 16 * 32) + 16 * 16 + 16 * 4 * 16L)
            + 2 * 8 * 3 * 32 * 16L; // the condition, once a condition frame
    long interpolation = 4L * 256 * 16 * steps;
    long distances = 2L * 16 * 16 * window;
    double once =
        3.0 * (encoder + speaker + conditioner + heads + decoder) + 2 * interpolation + distances;
    StepCost cost = cost(TestConfigs.tiny(), stage(2, 4e-3));
    assertEquals(2 * 2 * once, cost.flop());
    assertEquals(2 * 8 * 0.02, cost.audioSeconds(), 1e-12);
    assertEquals(5 * 2 * once, cost(TestConfigs.tiny(), stage(5, 4e-3)).flop());
  }

  @Test
  void countsStridedLayersAtTheRateOfTheirOutput() {
    StepCost cost = cost(TestConfigs.tinyPaper(3), stage(1, 4e-3));
    int window = 6 + 8; // of 8 samples each, no look-ahead
    // The waveform's three strides of 2, kernel 4; then the output.
    long encoder = window * (4 * (4 * 16 * 1) + 2 * (4 * 16 * 16) + 4 * 16 * 16 + 16 * 16L);
    long conditioner = window * (3 * (16 + 16) * 16 + 4 * 16 * 16 + 16 * 16L);
    int steps = 8 * 8;
    long decoder =
        steps * (2 * 16 + 4 * (2 * 16 * 32 + 16 * 32) + 16 * 16 + 16 * 256L) + 8 * 4 * 32 * 16L;
    double once =
        3.0 * (encoder + conditioner + decoder) + 2.0 * 256 * 256 * steps + 16 * 16L * window;
    assertEquals(2 * once, cost.flop());
  }

  @Test
  void measuresAShareOfThePeakByTraining() throws Exception {
    Path speech = TestSpeech.in(folder);
    Path preset = folder.resolve("tiny.json");
    Files.writeString(preset, Presets.format(recipe(TestConfigs.tiny(), stage(2, 4e-3))));
    Path out = Files.createDirectory(folder.resolve("out"));
    TrainingBench.Result result =
        TrainingBench.run(speech, out, preset.toString(), "cpu", 1, Precision.FP32);
    assertTrue(result.audioSecondsPerSecond() > 0, result.toString());
    double steps = result.audioSecondsPerSecond() / (2 * 8 * 0.02);
    assertEquals(steps * result.stepFlop(), result.flopPerSecond(), 1e-6 * result.flopPerSecond());
    assertTrue(result.peakFlopPerSecond() > 1e9, result.toString());
    assertTrue(result.share() > 0 && result.share() < 1, result.toString());
  }

  @Test
  void refusesAPresetThatEndsWithoutTheDecoder() throws Exception {
    Path preset = folder.resolve("features.json");
    Files.writeString(preset, Presets.format(recipe(TestConfigs.tiny(), stage(2, 0))));
    assertThrows(
        IllegalArgumentException.class,
        () -> TrainingBench.run(folder, folder, preset.toString(), "cpu", 1, Precision.FP32));
  }
}

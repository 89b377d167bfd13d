// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.model.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetsTest {
  @TempDir Path folder;

  @Test
  void builtInPresetsHaveTheShapesTheyPromise() throws IOException {
    Recipe normal = Presets.load("default");
    assertEquals(50, normal.model().frameRateHz());
    assertEquals(4, normal.model().quantiser().books());
    assertEquals(40, normal.model().conditionHopSteps());
    Recipe paper = Presets.load("paper");
    assertEquals(64, paper.model().codeHopSamples());
    assertEquals(List.of(2, 2, 2, 2, 2, 2), paper.model().encoder().strides());
    assertEquals(4, paper.model().encoder().strideKernel());
    assertEquals(512, paper.model().quantiser().size());
    assertTrue(paper.model().speaker().isTable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"continue", "continue-features", "continue-decoder"})
  void presetsThatGoOnHaveTheShapeOfTheBuiltInModel(String preset) throws IOException {
    Recipe recipe = Presets.load(preset);
    Path builtIn = Path.of("../../codec/src/main/resources/dev/phonocode/codec/default.phm");
    assertEquals(ModelBundle.read(builtIn).config(), recipe.model());
    double hopSeconds = 1 / recipe.model().frameRateHz();
    for (Recipe.Stage stage : recipe.training().stages()) {
      double window = (stage.items().contextFrames() + stage.items().segmentFrames()) * hopSeconds;
      assertTrue(stage.weights().correlationWeight() == 0 || window > 0.4, stage.toString());
    }
  }

  @Test
  void codesForPhonemesAre128At25HzAndNeedNoLabels() throws IOException {
    Recipe recipe = Presets.load("phonemes");
    assertEquals(1, recipe.model().quantiser().books());
    assertEquals(128, recipe.model().quantiser().size());
    assertEquals(25, recipe.model().frameRateHz());
    assertTrue(recipe.guidance().isOn());
    assertFalse(recipe.guidance().needsLabels());
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    Recipe recipe = Presets.load("default");
    assertEquals(recipe, Presets.parse(Presets.format(recipe)));
  }

  @Test
  void anAblationIsAFewLinesOverAnotherPreset() throws IOException {
    Path file = folder.resolve("narrow.json");
    Files.writeString(
        file,
        "{\"extends\": \"default\", // half the decoder\n"
            + " \"model\": {\"name\": \"narrow\", \"decoder\": {\"channels\": 32}}}");
    Recipe narrow = Presets.load(file.toString());
    Recipe base = Presets.load("default");
    assertEquals(32, narrow.model().decoder().channels());
    assertEquals(base.model().decoder().dilations(), narrow.model().decoder().dilations());
    assertEquals(base.training(), narrow.training());
  }

  @Test
  void saysWhatIsWrongWithAPreset() throws IOException {
    Path file = folder.resolve("bad.json");
    Files.writeString(
        file, "{\"extends\": \"default\", \"model\": {\"quantiser\": {\"books\": 99}}}");
    IOException e = assertThrows(IOException.class, () -> Presets.load(file.toString()));
    assertEquals(
        "preset " + file + ": model config: quantiser.books is 99, expected 1 to 32",
        e.getMessage());
    Files.writeString(file, "{\"extends\": \"" + file + "\"}");
    assertThrows(IOException.class, () -> Presets.load(file.toString()), "a circle");
    assertThrows(IOException.class, () -> Presets.load("no-such-preset"));
  }

  @Test
  void aFileExtendsAnotherOfItsFolder() throws IOException {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    Files.writeString(
        folder.resolve("base.json"),
        "{\"extends\": \"default\", \"training\": {\"seed\": 77}, \"model\": {\"name\":"
            + " \"base\"}}");
    Path file = sub.resolve("over.json");
    Files.writeString(file, "{\"extends\": \"../base.json\", \"model\": {\"name\": \"over\"}}");
    Recipe recipe = Presets.load(file.toString());
    assertEquals(77, recipe.training().seed());
    assertEquals("over", recipe.model().name());
  }

  @Test
  void refusesAWeightForABandThatIsNotThere() throws IOException {
    Recipe recipe = Presets.load("default");
    assertEquals(2.5f, recipe.training().stages().get(1).bandWeight(0));
    assertEquals(1f, recipe.training().stages().get(0).bandWeight(0), "none said");
    String three = Presets.format(recipe).replaceFirst("2.5,\\s*0.5", "2.5");
    Exception e = assertThrows(IOException.class, () -> Presets.parse(three));
    assertTrue(e.getMessage().contains("joint: band_weights has 3 numbers"), e.getMessage());
  }

  @Test
  void aTotalStretchesOrCutsTheLastStage() throws IOException {
    Recipe recipe = Presets.load("default");
    assertEquals(100_000, recipe.withTotalSteps(100_000).totalSteps());
    assertEquals(10, recipe.withTotalSteps(10).totalSteps());
    Recipe.Position last = recipe.position(recipe.totalSteps() - 1);
    assertEquals(last.stage().rates().finalShare(), last.rateFactor(), 1e-4);
    assertEquals(1 / 300.0, recipe.position(0).rateFactor(), 1e-9, "the ramp");
    assertTrue(last.isLast());
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.model.infer.CodePhones;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.CorpusListener;
import dev.phonocode.torch.corpus.Utterance;
import dev.phonocode.torch.net.PhoneClassifier;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.TestRuns;
import dev.phonocode.torch.train.run.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuidedTrainingTest {
  private static final double SYLLABLE_SECONDS = 0.25; // of TestSpeech

  @TempDir Path folder;
  private Path data;
  private Path preset;
  private final List<Metrics> progress = new ArrayList<>();

  @BeforeEach
  void speechAndRecipe() throws IOException {
    data = TestSpeech.in(folder);
    guide(new Guidance(1, 2, 0.5, 0.9, 0, 0));
  }

  private void guide(Guidance guidance) throws IOException {
    Recipe.Stage stage =
        new Recipe.Stage(
            "features",
            new Recipe.Length(150, 5),
            new Recipe.Items(6, 4, 16),
            new Recipe.LearningRates(5e-3, 0, 0.5),
            new Recipe.LossWeights(1, 0, 0.3, 0.25),
            new Recipe.Dropout(0.5, 0),
            List.of(),
            false,
            Recipe.Rate.NONE);
    Recipe recipe =
        new Recipe(
            TestConfigs.tiny(),
            TrainerTest.training(0.3, List.of(stage)),
            guidance,
            new Augmentation(0.1, 0.1, 0.3, 1, 1));
    preset = folder.resolve("preset.json");
    Files.writeString(preset, Presets.format(recipe));
  }

  /** What {@link TestSpeech} says: a buzz but for the fall of each syllable, which is a hiss. */
  private PhoneTargets labels() throws IOException {
    Map<String, List<PhoneTargets.Segment>> recordings = new HashMap<>();
    double hissFrom = (Math.PI + Math.asin(0.3)) / (2 * Math.PI) * SYLLABLE_SECONDS;
    double hissTo = (2 * Math.PI - Math.asin(0.3)) / (2 * Math.PI) * SYLLABLE_SECONDS;
    for (Manifest.Row row : Manifest.read(data).rows()) {
      List<PhoneTargets.Segment> segments = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        double start = i * SYLLABLE_SECONDS;
        segments.add(new PhoneTargets.Segment(start, start + hissFrom, 0));
        segments.add(new PhoneTargets.Segment(start + hissFrom, start + hissTo, 1));
        segments.add(new PhoneTargets.Segment(start + hissTo, start + SYLLABLE_SECONDS, 0));
      }
      recordings.put(row.path(), segments);
    }
    return new PhoneTargets(List.of("BUZZ", "HISS"), recordings);
  }

  private TrainOptions options(Optional<PhoneTargets> phones) {
    return new TrainOptions(
        TestRuns.whole(folder.resolve("run"), progress),
        data,
        preset.toString(),
        Optional.empty(),
        Optional.empty(),
        Precision.BF16,
        phones);
  }

  @Test
  void codesLearnToTellWhatTheLabelsTell() throws IOException {
    try (TrainingRun run = Trainer.prepare(options(Optional.of(labels())))) {
      run.train();
    }
    Metrics valid = progress.get(progress.size() - 1);
    // A buzz is 60 % of the time; a classifier that knew nothing would tell so much.
    assertTrue(
        valid.number(Measure.PHONES_TOLD) > 0.85, "told " + valid.number(Measure.PHONES_TOLD));

    ModelBundle bundle = ModelBundle.read(folder.resolve("run").resolve("model.phm"));
    assertEquals(List.of("BUZZ", "HISS"), bundle.config().phones().orElseThrow().labels());
    CodePhones phones = SpeechModel.of(bundle, Kernels.named("scalar")).phones().orElseThrow();
    Set<String> read = new TreeSet<>();
    for (int code = 0; code < bundle.config().quantiser().size(); code++) {
      assertTrue(phones.of(code).probability() >= 0.5);
      read.add(phones.of(code).phone());
    }
    assertEquals(Set.of("BUZZ", "HISS"), read);
    // Shaped errors would take codes from the phone that is meant to one that sounds nearer.
    assertFalse(bundle.weights().tensors().containsKey(NoiseMeter.NAME));
  }

  @Test
  void unitsStandInThePlaceOfLabelsAndStayWithTheTraining() throws IOException {
    guide(new Guidance(1, 2, 0.5, 0.9, 2, 1));
    try (TrainingRun run = Trainer.prepare(options(Optional.empty()))) {
      run.train();
    }
    double told = progress.get(progress.size() - 1).number(Measure.PHONES_TOLD);
    assertTrue(told > 0.8, "told " + told);

    ModelBundle bundle = ModelBundle.read(folder.resolve("run").resolve("model.phm"));
    assertFalse(bundle.config().phones().isPresent());
    assertFalse(bundle.provenance().contains("unit 1"), bundle.provenance());
    assertTrue(
        bundle.weights().tensors().keySet().stream().noneMatch(PhoneClassifier::isParameter));
  }

  @Test
  void unitsOfEachClusteringAreTheBuzzOrTheHiss() throws IOException {
    Manifest manifest = Manifest.read(data);
    PhoneTargets truth = labels();
    int size = 16;
    int clusterings = 3;
    int[][] met = new int[size * clusterings][2]; // frames by unit and sound
    int frames = 0;
    try (Corpus corpus =
        Corpus.open(
            manifest, TestConfigs.tiny(), folder.resolve("corpus"), new CorpusListener() {})) {
      PhoneTargets units = UnitTargets.of(corpus, TestConfigs.tiny(), size, clusterings, 1);
      assertEquals(met.length, units.labels().size());
      double frameSeconds = 1 / TestConfigs.tiny().frameRateHz();
      for (Utterance u : corpus.utterances()) {
        int count = (int) (1.4 / frameSeconds); // all are longer
        float[] said = new float[2 * count];
        float[] found = new float[met.length * count];
        truth.shares(u, 0, frameSeconds, count, said, 0);
        units.shares(u, 0, frameSeconds, count, found, 0);
        for (int t = 0; t < count; t++) {
          frames++;
          for (int k = 0; k < met.length; k++) {
            met[k][said[2 * t] > 0.5 ? 0 : 1] += Math.round(found[met.length * t + k]);
          }
        }
      }
    }
    for (int i = 0; i < clusterings; i++) {
      int told = 0;
      for (int k = i * size; k < (i + 1) * size; k++) {
        told += Math.max(met[k][0], met[k][1]);
      }
      assertTrue(told > 0.85 * frames, "told " + told + " of " + frames);
      assertTrue(told <= frames, "a frame is one unit of a clustering");
    }
  }

  @Test
  void moreUnitsThanFramesAreAnError() {
    IOException e =
        assertThrows(
            IOException.class,
            () -> {
              guide(new Guidance(1, 2, 0.5, 0.9, 4096, 1));
              Trainer.prepare(options(Optional.empty())).close();
            });
    assertTrue(e.getMessage().contains("training frames, expected"), e.getMessage());
  }

  @Test
  void aGuidedRecipeNeedsLabels() {
    IOException e =
        assertThrows(IOException.class, () -> Trainer.prepare(options(Optional.empty())).close());
    assertTrue(e.getMessage().endsWith("it is guided by labels, and needs some"), e.getMessage());
  }

  @Test
  void labelsOfOtherRecordingsAreNoGuide() throws IOException {
    PhoneTargets others =
        new PhoneTargets(
            List.of("A", "B"), Map.of("x.wav", List.of(new PhoneTargets.Segment(0, 1, 0))));
    IOException e =
        assertThrows(
            IOException.class, () -> Trainer.prepare(options(Optional.of(others))).close());
    assertTrue(e.getMessage().contains("no recording of the split train has labels"));
  }
}

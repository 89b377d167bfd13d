// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.FrontEnd;
import dev.phonocode.model.signal.Level;
import dev.phonocode.testkit.TinyModel;
import dev.phonocode.torch.corpus.Corpus;
import dev.phonocode.torch.corpus.CorpusFrames;
import dev.phonocode.torch.corpus.CorpusListener;
import dev.phonocode.torch.corpus.Utterance;
import dev.phonocode.torch.train.Batch;
import dev.phonocode.torch.train.BatchSampler;
import dev.phonocode.torch.train.PhoneTargets;
import dev.phonocode.torch.train.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training, the prior's corpus, encoding and scoring work on one and the same signal. */
class SharedSignalTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.08, 0.1})
  void trainingAndEncodingSeeTheSameFramesAndScoringTheSameTarget(double levelRms)
      throws IOException {
    assertSharesItsSignal(TinyModel.small("small"), levelRms);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.08, 0.1})
  void soTheyDoWhereTheEncoderReadsTheWaveform(double levelRms) throws IOException {
    assertSharesItsSignal(TinyModel.paperLike(), levelRms);
  }

  private void assertSharesItsSignal(ModelConfig shape, double levelRms) throws IOException {
    ModelConfig config = withLevel(shape, levelRms);
    Manifest manifest = speech();
    float[] samples = AudioFiles.read(manifest.file(manifest.rows().get(0))).samples();
    try (Corpus corpus =
        Corpus.open(manifest, config, folder.resolve("corpus"), new CorpusListener() {})) {
      Utterance u = corpus.utterances().get(0);
      float[][] encoded = encoded(config, samples, u.levelByte());
      int hop = config.encoder().inputHopSamples();
      assertEquals((samples.length + hop - 1) / hop, encoded.length);
      float[][] prior =
          new CorpusFrames(corpus, config).from(u, 0, Level.of(config).gain(u.levelByte()));
      assertArrayEquals(encoded, prior);

      Batch batch = batch(corpus, config, config.framesOf(samples.length));
      int bands = config.encoder().inputChannels();
      int fed = batch.clean().length / bands;
      for (int t = 0; t < encoded.length; t++) {
        for (int b = 0; b < bands; b++) {
          assertEquals(encoded[t][b], batch.clean()[b * fed + t], "frame " + t + " band " + b);
        }
      }
      int[][] scored = TeacherForcing.levels(samples, u.levelByte(), config);
      int steps = batch.target().length / scored.length;
      // Past the end, a cut of training goes on with zeros: the filters see it in the last steps.
      int compared = scored[0].length - config.decoder().pqmfTaps() / scored.length - 1;
      for (int b = 0; b < scored.length; b++) {
        for (int t = 0; t < compared; t++) {
          assertEquals(scored[b][t], batch.target()[b * steps + t], "step " + t + " band " + b);
        }
      }
    }
  }

  private static float[][] encoded(ModelConfig config, float[] samples, int levelByte) {
    FrontEnd frontEnd = new FrontEnd(config);
    for (int i = 0; i < samples.length; ) {
      i += frontEnd.push(samples, i, samples.length - i);
    }
    frontEnd.finish();
    float[][] frames = new float[frontEnd.available()][];
    for (int t = 0; t < frames.length; t++) {
      frames[t] = frontEnd.take(levelByte);
    }
    return frames;
  }

  /** One item, from the first sample to the last, without jitter or noise. */
  private static Batch batch(Corpus corpus, ModelConfig config, int frames) throws IOException {
    Recipe.Stage stage =
        new Recipe.Stage(
            "joint",
            new Recipe.Length(10, 1),
            new Recipe.Items(1, 0, frames),
            new Recipe.LearningRates(1e-3, 1e-3, 1),
            new Recipe.LossWeights(0, 0, 0, 0.1),
            new Recipe.Dropout(0, 0),
            List.of(),
            false,
            Recipe.Rate.NONE);
    Recipe.Training training =
        new Recipe.Training(
            1,
            new Recipe.Drawing(20, 1),
            new Recipe.Disturbance(0, 0, 0, 0),
            new Recipe.Averages(0.9, 0.9, 1),
            List.of(stage));
    Recipe recipe = new Recipe(config, training);
    return new BatchSampler(corpus, recipe, corpus.utterances(), PhoneTargets.NONE)
        .batch(stage, 1, 1);
  }

  /** The same hiss twice, so that it does not matter which of them is drawn. */
  private Manifest speech() throws IOException {
    Random random = new Random(5);
    float[] x = new float[16_000];
    for (int n = 0; n < x.length; n++) {
      x[n] = (float) (0.03 * random.nextGaussian());
    }
    StringBuilder table = new StringBuilder("path\tspeaker\tsex\tsplit\tlicence\n");
    for (String name : List.of("a.wav", "b.wav")) {
      AudioFiles.write(folder.resolve(name), new AudioClip(x, 16_000));
      table.append(name).append("\thiss\tF\ttrain\tours\n");
    }
    Path file = folder.resolve("MANIFEST.tsv");
    Files.writeString(file, table);
    return Manifest.read(file);
  }

  private static ModelConfig withLevel(ModelConfig c, double levelRms) {
    return new ModelConfig(
        c.name(),
        new ModelConfig.Signal(c.sampleRateHz(), c.preEmphasis(), levelRms),
        new ModelConfig.Codec(
            c.encoder(), c.quantiser(), c.speaker(), c.conditioner(), c.decoder()));
  }
}

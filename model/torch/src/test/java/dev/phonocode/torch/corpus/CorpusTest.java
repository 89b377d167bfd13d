// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.corpus.LeftOut;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.audio.signal.PreEmphasis;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.torch.train.Batch;
import dev.phonocode.torch.train.BatchSampler;
import dev.phonocode.torch.train.Exporter;
import dev.phonocode.torch.train.PhoneTargets;
import dev.phonocode.torch.train.Recipe;
import dev.phonocode.torch.train.TestSpeech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
  private static final ModelConfig CONFIG = TestConfigs.tiny();
  private static final Recipe.Stage STAGE =
      new Recipe.Stage(
          "joint",
          new Recipe.Length(10, 1),
          new Recipe.Items(5, 6, 8),
          new Recipe.LearningRates(1e-3, 1e-3, 1),
          new Recipe.LossWeights(1, 0, 1, 0.1),
          new Recipe.Dropout(0.5, 0),
          List.of(),
          false,
          Recipe.Rate.NONE);

  @TempDir Path folder;
  private Manifest manifest;

  @BeforeEach
  void speech() throws IOException {
    manifest = Manifest.read(TestSpeech.in(folder));
  }

  private Corpus open() throws IOException {
    return Corpus.open(manifest, CONFIG, folder.resolve("corpus"), new CorpusListener() {});
  }

  private static float[] file(Manifest manifest, Utterance u) throws IOException {
    return AudioFiles.read(manifest.folder().resolve(u.row().path())).samples();
  }

  @Test
  void holdsTheSamplesOfEveryRecordingAndZerosAroundThem() throws IOException {
    try (Corpus corpus = open()) {
      assertEquals(List.of("high", "low"), corpus.speakers());
      for (Utterance u : corpus.utterances()) {
        float[] x = file(manifest, u);
        assertEquals(x.length, u.samples());
        float[] got = corpus.samples(u, -7, x.length + 20);
        assertArrayEquals(x, Arrays.copyOfRange(got, 7, 7 + x.length), 0f);
        assertArrayEquals(new float[13], Arrays.copyOfRange(got, 7 + x.length, got.length));
      }
    }
  }

  @Test
  void whatCannotBeReadIsLeftOutAndNamedEachTime() throws IOException {
    int whole = manifest.rows().size();
    Path first = manifest.file(manifest.rows().get(0));
    Path second = manifest.file(manifest.rows().get(1));
    Files.writeString(first, "RIFF, but no more than that");
    AudioFiles.write(second, new AudioClip(new float[0], 16000));
    for (int opened = 0; opened < 2; opened++) {
      List<LeftOut> leftOut = new ArrayList<>();
      CorpusListener listener =
          new CorpusListener() {
            @Override
            public void leftOut(LeftOut recording) {
              leftOut.add(recording);
            }
          };
      try (Corpus corpus = Corpus.open(manifest, CONFIG, folder.resolve("corpus"), listener)) {
        assertEquals(List.of(first, second), leftOut.stream().map(LeftOut::path).toList());
        assertEquals(whole - 2, corpus.utterances().size());
        for (Utterance u : corpus.utterances()) {
          assertEquals(u.row().speaker(), corpus.speakers().get(u.speaker()));
        }
      }
    }
  }

  @Test
  void aCorpusOfNothingThatCanBeReadIsRefused() throws IOException {
    for (Manifest.Row row : manifest.rows()) {
      Files.writeString(manifest.file(row), "no sound");
    }
    String message = assertThrows(IOException.class, this::open).getMessage();
    assertTrue(message.contains("no recording of it can be read; "), message);
    assertTrue(message.contains(manifest.rows().get(0).path()), message);
  }

  @Test
  void holdsTheFeaturesThatTheFrontEndGives() throws IOException {
    try (Corpus corpus = open()) {
      Utterance u = corpus.utterances().get(3);
      float[] y = file(manifest, u);
      new PreEmphasis((float) CONFIG.preEmphasis()).apply(y, 0, y.length);
      float[][] expected = new LogMel(16000, 160, 512, 16, 40, 7600).logEnergies(y);
      assertEquals(expected.length, u.frames());
      float[] got = corpus.mel(u, 5, 4);
      for (int t = 0; t < 4; t++) {
        assertArrayEquals(expected[5 + t], Arrays.copyOfRange(got, 16 * t, 16 * (t + 1)));
      }
    }
  }

  @Test
  void aVoicesPitchIsTheMedianOverItsRecordings() throws IOException {
    try (Corpus corpus = open()) {
      for (int speaker = 0; speaker < 2; speaker++) {
        int own = speaker;
        List<Utterance> all = corpus.utterances().stream().filter(u -> u.speaker() == own).toList();
        // Their buzzes swing by 10 %, more often above than below.
        double hertz = corpus.speakers().get(own).equals("low") ? 110 : 210;
        assertEquals(hertz, Exporter.pitchHz(corpus, all), 0.1 * hertz);
      }
    }
  }

  @Test
  void isMadeOnceAndAgainWhenTheManifestChanges() throws IOException {
    open().close();
    Path samples = folder.resolve("corpus/samples.s16");
    var made = Files.getLastModifiedTime(samples);
    open().close();
    assertEquals(made, Files.getLastModifiedTime(samples));
    manifest =
        new Manifest(
            manifest.folder(),
            manifest.rows().subList(0, 3),
            manifest.texts(),
            manifest.leftOut(),
            manifest.sha256());
    try (Corpus corpus = open()) {
      assertEquals(3, corpus.utterances().size());
    }
  }

  @Test
  void whatIsLeftOfAnEndedWriteIsNotTaken() throws IOException {
    Manifest whole = manifest;
    open().close();
    manifest =
        new Manifest(whole.folder(), List.of(), whole.texts(), whole.leftOut(), whole.sha256());
    assertThrows(IOException.class, this::open); // when the files are there, but not their index
    Files.writeString(folder.resolve("corpus/index.json"), "{\"key\": ");
    manifest = whole;
    try (Corpus corpus = open()) {
      Utterance last = corpus.utterances().get(corpus.utterances().size() - 1);
      assertArrayEquals(file(manifest, last), corpus.samples(last, 0, last.samples()));
    }
  }

  @Test
  void aBatchIsAFunctionOfItsSeedAndStep() throws IOException {
    try (Corpus corpus = open()) {
      BatchSampler sampler = sampler(corpus, 2, 0.5);
      float[] first = sampler.batch(STAGE, 1, 7).frames();
      assertArrayEquals(first, sampler.batch(STAGE, 1, 7).frames());
      assertNotEquals(first[100], sampler.batch(STAGE, 1, 8).frames()[100]);
      assertNotEquals(first[100], sampler.batch(STAGE, 2, 7).frames()[100]);
    }
  }

  @Test
  void withoutNoiseThePastIsTheTargetOneStepLater() throws IOException {
    try (Corpus corpus = open()) {
      Batch batch = sampler(corpus, 0, 0).batch(STAGE, 3, 1);
      int steps = 8 * 80;
      assertEquals(STAGE.items().batch() * 4 * steps, batch.target().length);
      for (int item = 0; item < STAGE.items().batch(); item++) {
        for (int b = 0; b < 4; b++) {
          int companded = (item * 8 + b) * steps;
          int linear = (item * 8 + 4 + b) * steps;
          assertEquals(0, batch.past()[companded]);
          for (int t = 1; t < steps; t++) {
            int before = (int) batch.target()[(item * 4 + b) * steps + t - 1];
            assertEquals(MuLaw.companded(before), batch.past()[companded + t]);
            assertEquals(8 * MuLaw.decode(before), batch.past()[linear + t]);
          }
        }
      }
    }
  }

  @Test
  void drawsBothSpeakersThoughOneHasMoreToSay() throws IOException {
    try (Corpus corpus = open()) {
      List<Utterance> uneven = corpus.utterances().subList(0, 7);
      int[] drawn = new int[2];
      SpeakerPool pool = new SpeakerPool(uneven, 0);
      Random random = new Random(4);
      for (int i = 0; i < 1000; i++) {
        drawn[pool.draw(random).speaker()]++;
      }
      // Power 0: both alike, 500 ± 16 (one deviation).
      assertTrue(Math.abs(drawn[0] - 500) < 80, Arrays.toString(drawn));
    }
  }

  @Test
  void noiseIsHeardButNotAskedFor() throws IOException {
    try (Corpus corpus = open()) {
      Batch quiet = sampler(corpus, 0, 0).batch(STAGE, 3, 1);
      assertSame(quiet.clean(), quiet.frames());
      Batch noisy = sampler(corpus, 0, 1).batch(STAGE, 3, 1);
      assertArrayEquals(quiet.clean(), noisy.clean());
      assertArrayEquals(quiet.target(), noisy.target());
      for (int i = 0; i < noisy.frames().length; i++) {
        assertTrue(noisy.frames()[i] >= noisy.clean()[i] - 1e-5, "number " + i);
      }
      assertNotEquals(noisy.clean()[100], noisy.frames()[100]);
    }
  }

  private static BatchSampler sampler(Corpus corpus, double pastNoise, double noiseShare) {
    Recipe.Training training =
        new Recipe.Training(
            1,
            new Recipe.Drawing(40, 0.5),
            new Recipe.Disturbance(5, pastNoise, noiseShare, 10),
            new Recipe.Averages(0.9, 0.99, 0),
            List.of(STAGE));
    Recipe recipe = new Recipe(CONFIG, training);
    return new BatchSampler(corpus, recipe, corpus.utterances(), PhoneTargets.NONE);
  }
}

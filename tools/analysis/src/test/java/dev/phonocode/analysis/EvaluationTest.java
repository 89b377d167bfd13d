// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.analysis.metrics.SpeechMetrics;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ConfigJson;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.testkit.TinyModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  private static final SpeechCodec CODEC =
      SpeechCodec.open(TinyModel.bundle(TinyModel.small("small"), 1));
  private static final int RATE_HZ = 16_000;

  /** Gives back what it got, in a file of 100 bytes a recording. */
  private static final SpeechSystem PERFECT =
      new SpeechSystem() {
        @Override
        public String name() {
          return "perfect";
        }

        @Override
        public Decoded code(AudioClip speech, Path folder) throws IOException {
          Files.write(folder.resolve("left behind"), new byte[100]);
          return new Decoded(speech, 100);
        }
      };

  @TempDir Path folder;

  @Test
  void ratesAreThoseOfWholeFilesAndFiguresAreMeansOverRecordings() throws IOException {
    List<AudioClip> clips = List.of(Tones.clip(110, 1.5, RATE_HZ), Tones.clip(170, 0.9, RATE_HZ));
    Evaluation.Result result = evaluate(record(clips), List.of(1, 3), 1);

    assertEquals(2, result.recordings());
    assertEquals(2.4, result.seconds(), 1e-9);
    assertEquals(List.of(), result.failures());
    long bytes = 0;
    List<SpeechMetrics> metrics = new ArrayList<>();
    for (AudioClip clip : clips) {
      AudioClip read = in16Bits(clip);
      CodeSequence codes = CODEC.encode(read);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      codes.write(file);
      bytes += file.size();
      metrics.add(SpeechMetrics.compare(read, CODEC.decode(codes)));
    }
    SystemScore all = result.scores().get(1);
    assertEquals("phonocode small", all.system());
    assertEquals(3, all.model().orElseThrow().books());
    assertEquals(bytes * 8 / 2.4, all.bitsPerSecond(), 1e-6);
    assertEquals(SpeechMetrics.mean(metrics), all.metrics());
    assertEquals(75 + 45, all.model().orElseThrow().frames());
  }

  @Test
  void fewerBooksTakeFewerBitsAndSoundDifferent() throws IOException {
    List<Recording> recordings = record(List.of(Tones.clip(140, 1.2, RATE_HZ)));
    List<SystemScore> scores = evaluate(recordings, List.of(1, 2, 3), 1).scores();
    assertTrue(scores.get(0).bitsPerSecond() < scores.get(1).bitsPerSecond());
    assertTrue(scores.get(1).bitsPerSecond() < scores.get(2).bitsPerSecond());
    assertNotEquals(scores.get(0).metrics(), scores.get(2).metrics());
    double[] usage = scores.get(2).model().orElseThrow().usage();
    assertEquals(3, usage.length);
    assertArrayEquals(
        new double[] {usage[0]}, scores.get(0).model().orElseThrow().usage(), "the same book");
  }

  @Test
  void aModelThatKeepsFewerBooksByDefaultIsJudgedWithAllOfThem() throws IOException {
    ModelConfig shy =
        ConfigJson.parse(
            ConfigJson.format(TinyModel.small("shy"))
                .replace("\"books\": 3", "\"books\": 3, \"default_books\": 1"));
    AudioClip clip = Tones.clip(140, 0.9, RATE_HZ);
    try (SpeechCodec codec = SpeechCodec.open(TinyModel.bundle(shy, 1))) {
      assertEquals(1, codec.encode(clip).books(), "by default");
      Evaluation evaluation =
          new Evaluation(codec, EncodeOptions.defaults(), List.of(3), List.of());
      SystemScore all =
          evaluation
              .run(record(List.of(clip)), folder, 1, (done, of, seconds) -> {})
              .scores()
              .get(0);
      assertEquals(3, all.model().orElseThrow().usage().length);
    }
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    List<AudioClip> clips = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      clips.add(Tones.clip(100 + 30 * i, 0.5 + 0.1 * i, RATE_HZ));
    }
    List<Recording> recordings = record(clips);
    List<SystemScore> one = evaluate(recordings, List.of(2), 1).scores();
    List<SystemScore> four = evaluate(recordings, List.of(2), 4).scores();
    for (int i = 0; i < one.size(); i++) {
      assertEquals(one.get(i).metrics(), four.get(i).metrics());
      assertEquals(one.get(i).bitsPerSecond(), four.get(i).bitsPerSecond());
    }
    assertEquals(one.get(0).model().orElseThrow().bits(), four.get(0).model().orElseThrow().bits());
  }

  @Test
  void aPerfectSystemBesideTheModelIsPerfect() throws IOException {
    List<Recording> recordings = record(List.of(Tones.clip(140, 1.2, RATE_HZ)));
    SystemScore score = evaluate(recordings, List.of(1), 1).scores().get(1);
    assertEquals("perfect", score.system());
    assertEquals(100 * 8 / 1.2, score.bitsPerSecond(), 1e-9);
    // The small number that keeps divisions by zero away weighs a little in nearly empty bands.
    assertEquals(1, score.metrics().stoi(), 1e-5);
    assertTrue(score.model().isEmpty());
  }

  @Test
  void aRecordingThatCannotBeReadIsLeftOutWithItsReason() throws IOException {
    List<Recording> recordings = new ArrayList<>(record(List.of(Tones.clip(140, 1.2, RATE_HZ))));
    Path text = folder.resolve("text.wav");
    Files.writeString(text, "no sound at all, but long enough to be looked at");
    recordings.add(0, new Recording(text, 10));
    Evaluation.Result result = evaluate(recordings, List.of(1), 2);
    assertEquals(1, result.recordings());
    assertEquals(1.2, result.seconds(), 1e-9);
    assertEquals(text, result.failures().get(0).file());
    assertTrue(
        result.failures().get(0).reason().getMessage().contains("text.wav"),
        () -> result.failures().toString());
  }

  @Test
  void recordingsAreCutAtTheirMostSeconds() throws IOException {
    Recording whole = record(List.of(Tones.clip(140, 1.2, RATE_HZ))).get(0);
    Recording cut = new Recording(whole.file(), 0.7);
    assertEquals(0.7, evaluate(List.of(cut), List.of(1), 1).seconds(), 1e-9);
  }

  @Test
  void bitsWithOwnAndForeignCodesComeWithTheMostBooksAlone() throws IOException {
    List<Recording> recordings =
        record(List.of(Tones.clip(110, 0.6, RATE_HZ), Tones.clip(190, 0.8, RATE_HZ)));
    List<SystemScore> scores = evaluate(recordings, List.of(3, 1), 1).scores();
    SystemScore.Bits bits = scores.get(0).model().orElseThrow().bits().orElseThrow();
    assertNotEquals(bits.right(), bits.wrong());
    // Random weights know nothing of these tones, but spread over 256 levels: about 8 bits.
    assertTrue(bits.right() > 2 && bits.right() < 20, () -> bits.toString());
    assertTrue(scores.get(1).model().orElseThrow().bits().isEmpty());
  }

  @Test
  void temporaryFilesAreGoneAfterwards() throws IOException {
    List<Recording> recordings = record(List.of(Tones.clip(140, 0.5, RATE_HZ)));
    Path work = Files.createDirectory(folder.resolve("work"));
    new Evaluation(CODEC, EncodeOptions.defaults(), List.of(1), List.of(PERFECT))
        .run(recordings, work, 1, (done, of, seconds) -> {});
    try (Stream<Path> left = Files.list(work)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void moreBooksThanTheModelHasAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Evaluation(CODEC, EncodeOptions.defaults(), List.of(4), List.of()));
  }

  private Evaluation.Result evaluate(List<Recording> recordings, List<Integer> books, int threads)
      throws IOException {
    return new Evaluation(CODEC, EncodeOptions.defaults(), books, List.of(PERFECT))
        .run(recordings, folder, threads, (done, of, seconds) -> {});
  }

  private List<Recording> record(List<AudioClip> clips) throws IOException {
    List<Recording> recordings = new ArrayList<>();
    for (AudioClip clip : clips) {
      Path file = folder.resolve("recording" + recordings.size() + ".wav");
      AudioFiles.write(file, clip);
      recordings.add(new Recording(file, Double.POSITIVE_INFINITY));
    }
    return recordings;
  }

  private AudioClip in16Bits(AudioClip clip) throws IOException {
    Path file = folder.resolve("copy.wav");
    AudioFiles.write(file, clip);
    return AudioFiles.read(file);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.analysis.labels.Transcript;
import dev.phonocode.analysis.report.Table;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.WarningListener;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.LatentEncoder;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.signal.FrontEnd;
import dev.phonocode.testkit.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneAnalysisTest {
  private static final int RATE_HZ = 16_000;
  private static final int PIECE = RATE_HZ / 5;
  private static final int PIECES = 10;
  private static final double SECONDS = (double) PIECE * PIECES / RATE_HZ;

  /** Three sounds that any front end tells apart: silence, a low tone, hiss. */
  private static final List<String> PHONES = List.of("SIL", "AA", "S");

  private static final SpeechCodec CODEC = codec(3);

  @TempDir Path folder;
  private final StringBuilder ctm = new StringBuilder();
  private final List<PhoneAnalysis.Item> items = new ArrayList<>();

  @BeforeEach
  void speak() throws IOException {
    for (int i = 0; i < 6; i++) {
      add("train" + i, "anna", "train", new Random(i));
    }
    add("seen", "anna", "valid_seen", new Random(10));
    add("new1", "bert", "valid_unseen", new Random(11));
    add("new2", "carl", "valid_unseen", new Random(12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void soundsThatAnyoneTellsApartAreToldBySystemsThatSeeThem(long seed) throws IOException {
    PhoneResult result =
        new PhoneAnalysis(codec(seed), 1, WarningListener.NONE)
            .run(items, labels(), 1, (done, of, seconds) -> {});
    assertEquals(List.of("valid_seen", "valid_unseen"), result.splits());
    assertEquals(List.of("AA", "S", "SIL"), result.phones());
    for (String split : result.splits()) {
      PhoneScore all = whole(result, "supervised cepstra", Silence.COUNTED, split);
      assertTrue(all.accuracy() > 0.85, () -> split + " supervised " + all.accuracy());
      PhoneScore clusters = whole(result, "k-means of cepstra", Silence.LEFT_OUT, split);
      assertTrue(clusters.accuracy() > 0.85, () -> split + " k-means " + clusters.accuracy());
      PhoneScore codes = whole(result, "codes", Silence.LEFT_OUT, split);
      assertTrue(codes.accuracy() > codes.majority(), () -> split + " codes " + codes.accuracy());
    }
  }

  @Test
  void everyFrameOfTheTestIsCountedOnceAndSpeakersAddUp() throws IOException {
    PhoneResult result = run(labels());
    int perRecording = (int) (SECONDS * CODEC.model().config().frameRateHz());
    assertEquals(
        2 * perRecording, whole(result, "codes", Silence.COUNTED, "valid_unseen").counts().total());
    long perSpeaker =
        result.scores().stream()
            .filter(s -> s.system().equals("codes") && s.silence() == Silence.COUNTED)
            .filter(s -> s.split().equals("valid_unseen") && !s.isWhole())
            .mapToLong(s -> s.counts().total())
            .sum();
    assertEquals(2 * perRecording, perSpeaker);
    assertEquals(6 * perRecording, result.lengths().meeting().total());
    assertEquals(9 * SECONDS, result.material().seconds(), 1e-9);
  }

  @Test
  void threadsChangeNothing() throws IOException {
    List<String> one = csv(run(labels()));
    List<String> four =
        csv(
            new PhoneAnalysis(CODEC, 1, WarningListener.NONE)
                .run(items, labels(), 4, (done, of, seconds) -> {}));
    assertEquals(one, four);
  }

  @Test
  void tablesHaveRowsAndSumsThatAgree() throws IOException {
    PhoneResult result = run(labels());
    for (Table table : new PhoneTables(result).all()) {
      assertTrue(table.rows().size() > 1, table.name());
      assertEquals(table.rows().size() + 1, table.csv().lines().count(), table.name());
    }
    long confused =
        new PhoneTables(result)
            .confusion().rows().stream()
                .filter(row -> row.get(0).equals("valid_seen"))
                .mapToLong(row -> (Long) row.get(3))
                .sum();
    assertEquals(whole(result, "codes", Silence.COUNTED, "valid_seen").counts().total(), confused);
  }

  @Test
  void aRecordingThatIsShorterThanItsLabelsIsLeftOutWithFileAndLine() throws IOException {
    String name = "seen";
    Path cut = items.stream().filter(i -> i.name().startsWith(name)).findFirst().get().file();
    AudioFiles.write(cut, new AudioClip(new float[PIECE], RATE_HZ));
    PhoneResult result = run(labels());
    assertEquals(1, result.material().failures().size());
    String reason = result.material().failures().get(0).reason().getMessage();
    assertTrue(reason.matches(".*labels\\.ctm:\\d+: ends at .* past the sound of 0\\.2 s"), reason);
    assertEquals(8, result.material().recordings());
  }

  @Test
  void whatHasNoLabelsDoesNotCount() throws IOException {
    AudioFiles.write(folder.resolve("mute.wav"), new AudioClip(new float[PIECE], RATE_HZ));
    items.add(new PhoneAnalysis.Item("mute.wav", folder.resolve("mute.wav"), "dora", "train"));
    PhoneResult result = run(labels());
    assertEquals(1, result.material().unlabelled());
    assertEquals(9, result.material().recordings());
  }

  @Test
  void withoutATestThereIsNoResult() throws IOException {
    items.removeIf(item -> !item.split().equals("train"));
    Labels labels = labels();
    IOException e = assertThrows(IOException.class, () -> run(labels));
    assertTrue(e.getMessage().contains("found 6 and 0"), e.getMessage());
  }

  @Test
  void aBookThatTheModelLacksIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new PhoneAnalysis(CODEC, TinyModel.BOOKS + 1, WarningListener.NONE));
  }

  @Test
  void aCodeThatComesAlternatelyCostsABitAndNothingOnceTheOneBeforeIsKnown() {
    int[][] codes = new int[101][1];
    for (int frame = 0; frame < codes.length; frame++) {
      codes[frame][0] = frame % 2;
    }
    LabelledFrames recording =
        new LabelledFrames(
            new PhoneAnalysis.Item("a", folder, "b", "c"),
            1,
            new Transcript(folder, List.of()),
            codes,
            new String[101],
            new float[101][]);
    CodeRate rate = CodeRate.of("c", List.of(recording), new BookCodes(0, 256), 50);
    assertEquals(400, rate.cost().nominalBps());
    assertEquals(
        175, CodeRate.of("c", List.of(recording), new BookCodes(0, 128), 25).cost().nominalBps());
    assertEquals(50, rate.cost().entropyBps(), 0.01);
    assertEquals(0, rate.cost().conditionalBps(), 1e-9);
    assertEquals(2, rate.used());
    assertEquals(101, rate.dwells().runs()[1]);
    assertEquals(20, rate.dwells().meanMillis(), 1e-9);
  }

  /**
   * A codec of random weights, but for its first book: its vectors are the latents of the three
   * sounds, so that sounds with latents of their own have codes of their own.
   */
  private static SpeechCodec codec(long seed) {
    ModelBundle random = TinyModel.bundle(TinyModel.small("small"), seed);
    ModelConfig config = random.config();
    FrontEnd frontEnd = new FrontEnd(config);
    Random noise = new Random(seed);
    for (int n = 0; n < PHONES.size() * PIECE; n++) {
      frontEnd.push(new float[] {sample(n / PIECE, n % PIECE, noise)}, 0, 1);
    }
    LatentEncoder encoder = SpeechModel.of(random, Kernels.named("scalar")).newEncoder();
    int levelByte = frontEnd.levelByte();
    while (frontEnd.available() > 0) {
      encoder.push(frontEnd.take(levelByte));
    }
    encoder.finish(frontEnd.silence());
    ModelConfig.Quantiser q = config.quantiser();
    float[] book = new float[q.size() * q.dimension()];
    float[] latent = new float[q.dimension()];
    for (int frame = 0; encoder.poll(latent); frame++) {
      int code = frame * q.size() / (PHONES.size() * PIECE / config.codeHopSamples());
      System.arraycopy(latent, 0, book, code * q.dimension(), q.dimension());
    }
    Map<String, Tensor> weights = new HashMap<>(random.weights().tensors());
    weights.put("quantiser.codebook.0", new Tensor(new int[] {q.size(), q.dimension()}, book));
    return SpeechCodec.open(
        new ModelBundle(config, Weights.of(weights), random.speakers(), "{}", "sounds"));
  }

  private PhoneResult run(Labels labels) throws IOException {
    return new PhoneAnalysis(CODEC, 1, WarningListener.NONE)
        .run(items, labels, 1, (done, of, seconds) -> {});
  }

  private static List<String> csv(PhoneResult result) {
    return new PhoneTables(result).all().stream().map(Table::csv).toList();
  }

  private static PhoneScore whole(
      PhoneResult result, String system, Silence silence, String split) {
    return result.whole(system, silence, split).orElseThrow();
  }

  private Labels labels() throws IOException {
    return Labels.open(Files.writeString(folder.resolve("labels.ctm"), ctm));
  }

  /** A recording of ten random sounds, each of 0.2 s. */
  private void add(String name, String speaker, String split, Random random) throws IOException {
    float[] samples = new float[PIECES * PIECE];
    for (int piece = 0; piece < PIECES; piece++) {
      int phone = piece < PHONES.size() ? piece : random.nextInt(PHONES.size());
      for (int n = 0; n < PIECE; n++) {
        samples[piece * PIECE + n] = sample(phone, n, random);
      }
      double start = (double) piece * PIECE / RATE_HZ;
      ctm.append(name + " 1 " + start + " " + 0.2 + " " + PHONES.get(phone) + "\n");
    }
    Path file = folder.resolve(name + ".wav");
    AudioFiles.write(file, new AudioClip(samples, RATE_HZ));
    items.add(new PhoneAnalysis.Item(name + ".wav", file, speaker, split));
  }

  private static float sample(int phone, int n, Random random) {
    double noise = random.nextGaussian();
    return switch (phone) {
      case 0 -> (float) (1e-3 * noise);
      case 1 -> (float) (0.3 * Math.sin(2 * Math.PI * 200 * n / RATE_HZ) + 1e-3 * noise);
      default -> (float) (0.1 * noise);
    };
  }
}

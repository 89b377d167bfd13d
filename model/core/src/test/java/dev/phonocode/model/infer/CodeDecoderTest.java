// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.model.ModelConfig;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeDecoderTest {
  private static final long SEED = 43;

  /** From Java 17 on a Xeon with AVX-512, vector kernels. */
  private static final int HASH = -997304477;

  private static final Sampling SAMPLING = new Sampling(7, 1);

  static Stream<ModelConfig> configs() {
    return Stream.of(Fixtures.small(), Fixtures.paperLike());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void givesTheSameSamplesHoweverCodesAndSamplesArePortioned(ModelConfig config) {
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    int[][] codes = codes(config, 23);
    float[] whole = decode(model, codes, codes.length, 1 << 20);
    for (int[] portion : new int[][] {{1, 1}, {1, 1000}, {7, 13}, {23, 160}}) {
      assertArrayEquals(
          whole, decode(model, codes, portion[0], portion[1]), 0f, Arrays.toString(portion));
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void givesTheSameSamplesOnScalarAndVectorKernels(ModelConfig config) {
    var bundle = Fixtures.bundle(config, SEED);
    int[][] codes = codes(config, 20);
    assertArrayEquals(
        decode(SpeechModel.of(bundle, Kernels.named("scalar")), codes, 5, 500),
        decode(SpeechModel.of(bundle, Kernels.named("vector")), codes, 5, 500));
  }

  @Test
  void givesTheSamplesWhoseHashIsStored() {
    ModelConfig config = Fixtures.defaultShape();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    float[] samples = decode(model, codes(config, 10), 10, 4000);
    assertEquals(HASH, Arrays.hashCode(samples));
  }

  @Test
  void givesTheHopOfEachFrameAndNothingForNothing() {
    ModelConfig config = Fixtures.small();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    for (int frames : new int[] {0, 1, 2, 5}) {
      float[] samples = decode(model, codes(config, frames), 1, 333);
      assertEquals(frames * config.codeHopSamples(), samples.length);
    }
  }

  @Test
  void isLoudAndChangesWithSeedSpeakerCodesAndBooks() {
    ModelConfig config = Fixtures.small();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    int[][] codes = codes(config, 6);
    float[] samples = decode(model, codes, 6, 4000);
    double energy = 0;
    for (float v : samples) {
      assertTrue(Float.isFinite(v));
      energy += v * v;
    }
    assertTrue(energy / samples.length > 1e-4, "not silence: " + energy / samples.length);
    float[] speaker = new float[config.speaker().size()];
    assertFalse(Arrays.equals(samples, decode(model, codes, speaker, new Sampling(8, 1))), "seed");
    speaker[0] = 1;
    assertFalse(Arrays.equals(samples, decode(model, codes, speaker, SAMPLING)), "speaker");
    int[][] prefix = new int[codes.length][];
    for (int k = 0; k < codes.length; k++) {
      prefix[k] = Arrays.copyOf(codes[k], 2);
    }
    assertFalse(Arrays.equals(samples, decode(model, prefix, 6, 4000)), "fewer books");
  }

  @Test
  void twoThreadsOnOneModelGiveTheSamplesOfOne() {
    ModelConfig config = Fixtures.small();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    int[][] codes = codes(config, 60);
    float[] alone = decode(model, codes, 60, 4000);
    var first = CompletableFuture.supplyAsync(() -> decode(model, codes, 1, 4000));
    var second = CompletableFuture.supplyAsync(() -> decode(model, codes, 3, 100));
    assertArrayEquals(alone, first.join());
    assertArrayEquals(alone, second.join());
  }

  @Test
  void refusesCodesOutOfRangeAndTakesNothingOfThem() {
    ModelConfig config = Fixtures.small();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    CodeDecoder decoder = model.newDecoder(new float[3], SAMPLING);
    assertThrows(IllegalArgumentException.class, () -> decoder.push(new int[] {0, 19}));
    assertThrows(IllegalArgumentException.class, () -> decoder.push(new int[] {-1}));
    assertThrows(IllegalArgumentException.class, () -> decoder.push(new int[0]));
    assertThrows(IllegalArgumentException.class, () -> decoder.push(new int[4]));
    assertThrows(IllegalArgumentException.class, () -> model.newDecoder(new float[4], SAMPLING));
    decoder.finish();
    assertEquals(0, decoder.poll(new float[10], 0, 10));
    assertThrows(IllegalStateException.class, () -> decoder.push(new int[] {0}));
  }

  private static float[] decode(SpeechModel model, int[][] codes, int frames, int samples) {
    float[] speaker = new float[model.config().speaker().size()];
    CodeDecoder decoder = model.newDecoder(speaker, SAMPLING);
    float[] out = new float[codes.length * model.config().codeHopSamples() + 1];
    int at = 0;
    for (int k = 0; k < codes.length; k++) {
      decoder.push(codes[k]);
      if ((k + 1) % frames == 0) {
        at = drain(decoder, out, at, samples);
      }
    }
    decoder.finish();
    return Arrays.copyOf(out, drain(decoder, out, at, samples));
  }

  private static int drain(CodeDecoder decoder, float[] out, int from, int samples) {
    int at = from;
    int n;
    do {
      n = decoder.poll(out, at, Math.min(samples, out.length - at));
      at += n;
    } while (n > 0);
    return at;
  }

  private static float[] decode(
      SpeechModel model, int[][] codes, float[] speaker, Sampling sampling) {
    CodeDecoder decoder = model.newDecoder(speaker, sampling);
    for (int[] frame : codes) {
      decoder.push(frame);
    }
    decoder.finish();
    float[] out = new float[codes.length * model.config().codeHopSamples()];
    assertEquals(out.length, decoder.poll(out, 0, out.length));
    return out;
  }

  static int[][] codes(ModelConfig config, int frames) {
    Random random = new Random(SEED);
    int[][] codes = new int[frames][config.quantiser().books()];
    for (int[] frame : codes) {
      for (int q = 0; q < frame.length; q++) {
        frame[q] = random.nextInt(config.quantiser().size());
      }
    }
    return codes;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderScoreTest {
  private static final long SEED = 47;

  static Stream<ModelConfig> configs() {
    return Stream.of(Fixtures.small(), Fixtures.paperLike());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void stepsGiveTheLogitsOfTheNetworkOverTheWholeArray(ModelConfig config) {
    ModelBundle bundle = Fixtures.bundle(config, SEED);
    int[][] codes = CodeDecoderTest.codes(config, 7);
    int steps = 7 * config.codeHopSamples() / config.decoder().bands() + 9;
    int[][] levels = levels(config.decoder().bands(), steps);
    float[] speaker = new float[config.speaker().size()];
    speaker[1] = 0.5f;
    NaiveNetwork naive = new NaiveNetwork(config, bundle.weights());
    float[][] expected = naive.knots(levels, naive.condition(codes, speaker));
    for (String kernels : new String[] {"scalar", "vector"}) {
      SpeechModel.of(bundle, Kernels.named(kernels))
          .score()
          .forEachStep(
              codes,
              speaker,
              levels,
              (t, knots) -> assertArrayEquals(expected[t], knots, 0f, kernels + ", step " + t));
    }
  }

  @Test
  void needsEightBitsWhenEveryLevelIsEquallyLikely() {
    ModelConfig config = Fixtures.small();
    Map<String, Tensor> tensors = new HashMap<>(Fixtures.weights(config, SEED).tensors());
    for (String name : new String[] {"decoder.logits.weight", "decoder.logits.bias"}) {
      Tensor t = tensors.get(name);
      tensors.put(name, new Tensor(t.shape(), new float[t.data().length]));
    }
    ModelBundle even =
        new ModelBundle(
            config, Weights.of(tensors), Fixtures.bundle(config, SEED).speakers(), "{}", "even");
    double bits =
        SpeechModel.of(even, Kernels.best())
            .score()
            .bitsPerSample(CodeDecoderTest.codes(config, 3), new float[3], levels(4, 50));
    assertEquals(8.0, bits, 1e-12);
  }

  @Test
  void likesItsOwnSamplesBetterThanRandomOnes() {
    ModelConfig config = Fixtures.small();
    ModelBundle bundle = Fixtures.bundle(config, SEED);
    SpeechModel model = SpeechModel.of(bundle, Kernels.best());
    int[][] codes = CodeDecoderTest.codes(config, 20);
    Network network = Network.of(config, bundle.weights(), Kernels.best().set());
    Stepper stepper = new Stepper(network, new float[3]);
    WaveNet.Batch batch = network.decoder().newBatch(1);
    Sampler sampler =
        new Sampler(network.kernels(), network.knots(), config.decoder(), new Sampling(1, 1));
    for (int[] frame : codes) {
      stepper.push(frame);
    }
    stepper.finish();
    int[][] drawn = new int[4][600];
    int[] step = new int[4];
    for (int t = 0; t < 600; t++) {
      stepper.prepare();
      stepper.step(batch);
      batch.forward();
      sampler.draw(stepper.knots(), t, step);
      stepper.feed(step);
      for (int b = 0; b < 4; b++) {
        drawn[b][t] = step[b];
      }
    }
    double own = model.score().bitsPerSample(codes, new float[3], drawn);
    double random = model.score().bitsPerSample(codes, new float[3], levels(4, 600));
    assertEquals(-1, Double.compare(own, random - 0.05), own + " bits against " + random);
  }

  @Test
  void refusesLevelsOfTheWrongNumberOfBandsOrWithoutCodes() {
    DecoderScore score =
        SpeechModel.of(Fixtures.bundle(Fixtures.small(), SEED), Kernels.best()).score();
    int[][] codes = CodeDecoderTest.codes(Fixtures.small(), 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> score.bitsPerSample(codes, new float[3], levels(3, 5)));
    assertThrows(
        IllegalArgumentException.class,
        () -> score.bitsPerSample(new int[0][], new float[3], levels(4, 5)));
  }

  private static int[][] levels(int bands, int steps) {
    Random random = new Random(SEED);
    int[][] levels = new int[bands][steps];
    for (int[] band : levels) {
      for (int t = 0; t < steps; t++) {
        band[t] = random.nextInt(256);
      }
    }
    return levels;
  }
}

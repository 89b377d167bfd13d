// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.Encoding;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.ReferenceEncoder;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.ResidualQuantiser;
import dev.phonocode.torch.net.Vqvae;
import dev.phonocode.torch.train.Presets;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The network that trains and the network that runs, side by side on the same weights. */
class DifferentialTest {
  /**
   * Our tanh and sigmoid are off by up to 1e-4 (see the kernels' package-info); through fourteen
   * layers of random weights that grows to a few thousandths of a logit.
   */
  private static final float LOGIT_TOLERANCE = 1e-2f;

  private static final float VECTOR_TOLERANCE = 1e-3f;

  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  static Stream<Arguments> shapesAndLengths() throws IOException {
    ModelConfig normal = Presets.load("default").model();
    return Stream.of(
        Arguments.of(normal, 67, 1L),
        Arguments.of(normal, 5, 2L),
        Arguments.of(normal, 10, 3L),
        Arguments.of(TestConfigs.tiny(), 203, 4L),
        Arguments.of(TestConfigs.tinyPaper(3), 157, 5L));
  }

  private ModelBundle bundle(ModelConfig config, long seed) {
    Parameters random = new Parameters(manager, Map.of(), seed);
    Vqvae unused = new Vqvae(random, config); // asks for every parameter
    assertEquals(config, unused.config());
    return new ModelBundle(config, Weights.of(random.toTensors()), List.of(), "{}", "random");
  }

  private Vqvae network(ModelBundle bundle) {
    return new Vqvae(new Parameters(manager, bundle.weights().tensors(), 0), bundle.config());
  }

  /** Front-end frames that wander as speech does: {@code [frames][in]}. */
  private static float[][] frames(ModelConfig config, int frames, long seed) {
    Random random = new Random(seed);
    float[][] x = new float[frames][config.encoder().inputChannels()];
    for (int t = 0; t < frames; t++) {
      for (int c = 0; c < x[t].length; c++) {
        float before = t == 0 ? 0 : x[t - 1][c];
        x[t][c] = 0.8f * before + 0.6f * (float) random.nextGaussian();
      }
    }
    return x;
  }

  private NDArray channelsFirst(float[][] frames, int from, int to) {
    int channels = frames[0].length;
    float[] data = new float[(to - from) * channels];
    for (int t = from; t < to; t++) {
      for (int c = 0; c < channels; c++) {
        data[c * (to - from) + t - from] = frames[t][c];
      }
    }
    return manager.create(data, new Shape(1, channels, to - from));
  }

  @ParameterizedTest
  @MethodSource("shapesAndLengths")
  void bothGiveTheSameCodes(ModelConfig config, int codeFrames, long seed) {
    ModelBundle bundle = bundle(config, seed);
    int down = config.encoder().downSampling();
    int fed = (codeFrames + config.encoder().lookAheadFrames()) * down;
    float[][] frames = frames(config, fed, seed);
    for (int t = codeFrames * down; t < fed; t++) {
      frames[t] = new float[frames[t].length]; // what finish() supplies below
    }
    ResidualQuantiser.Quantised expected;
    Vqvae network = network(bundle);
    expected = network.quantiser().quantise(network.latents(channelsFirst(frames, 0, fed)));

    float[][] heard = Arrays.copyOf(frames, codeFrames * down);
    SpeechModel model = SpeechModel.of(bundle, Kernels.best());
    int[][] codes = Encoding.nearest(model, heard, new float[frames[0].length]);
    assertEquals(codeFrames, codes.length, "code frames");
    int books = config.quantiser().books();
    int equal = 0;
    for (int k = 0; k < codeFrames; k++) {
      for (int q = 0; q < books; q++) {
        equal += codes[k][q] == expected.codes().get(q).toLongArray()[k] ? 1 : 0;
      }
    }
    int all = codeFrames * books;
    // A code may differ where two vectors are equally near, to within rounding.
    assertTrue(equal >= 0.999 * all, equal + " of " + all + " codes agree; seed " + seed);
  }

  @ParameterizedTest
  @MethodSource("shapesAndLengths")
  void bothGiveTheSameSpeakerVector(ModelConfig config, int codeFrames, long seed) {
    ModelBundle bundle = bundle(config, seed);
    SpeechModel model = SpeechModel.of(bundle, Kernels.best());
    float[][] frames = frames(config, 4 * codeFrames + 3, seed);
    float[] expected =
        network(bundle)
            .speakers(manager.create(new long[] {1}), channelsFirst(frames, 0, frames.length - 1))
            .toFloatArray();
    float[] vector;
    if (config.speaker().isTable()) {
      vector = model.tableSpeaker(1);
    } else {
      ReferenceEncoder.Accumulator heard = model.reference().start();
      Arrays.stream(frames, 0, frames.length - 1).forEach(heard::push);
      vector = heard.vector();
    }
    assertArrayEquals(expected, vector, VECTOR_TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("shapesAndLengths")
  void bothGiveTheSameLogits(ModelConfig config, int codeFrames, long seed) {
    ModelBundle bundle = bundle(config, seed);
    Random random = new Random(seed);
    int books = config.quantiser().books();
    int bands = config.decoder().bands();
    int[][] codes = new int[codeFrames][books];
    for (int[] frame : codes) {
      for (int q = 0; q < books; q++) {
        frame[q] = random.nextInt(config.quantiser().size());
      }
    }
    float[] speaker = new float[config.speaker().size()];
    for (int i = 0; i < speaker.length; i++) {
      speaker[i] = 2 * random.nextFloat() - 1;
    }
    // Without the last frames, whose condition depends on what stands in for codes past the end.
    int known = codeFrames - config.conditioner().lookAheadFrames();
    int steps = known * config.codeHopSamples() / bands;
    int[][] levels = new int[bands][steps];
    for (int[] band : levels) {
      int level = 128;
      for (int t = 0; t < steps; t++) {
        level = Math.max(0, Math.min(255, level + random.nextInt(31) - 15));
        band[t] = level;
      }
    }
    float[] expected = trainedLogits(network(bundle), codes, speaker, levels);
    double[] worst = {0};
    int knots = config.decoder().knots();
    SpeechModel.of(bundle, Kernels.best())
        .score()
        .forEachStep(
            codes,
            speaker,
            levels,
            (t, k) -> {
              for (int b = 0; b < bands; b++) {
                for (int i = 0; i < 256; i++) {
                  float at = i * (knots - 1) / 255f;
                  int low = Math.min((int) at, knots - 2);
                  float share = at - low;
                  float logit = k[b * knots + low] * (1 - share) + k[b * knots + low + 1] * share;
                  float trained = expected[(b * 256 + i) * steps + t];
                  worst[0] = Math.max(worst[0], Math.abs(logit - trained));
                }
              }
            });
    assertTrue(worst[0] < LOGIT_TOLERANCE, "logits differ by " + worst[0] + "; seed " + seed);
  }

  /** Logits {@code [bands][256][steps]} by the network that trains. */
  private float[] trainedLogits(Vqvae network, int[][] codes, float[] speaker, int[][] levels) {
    ModelConfig config = network.config();
    int bands = levels.length;
    int steps = levels[0].length;
    NDArray quantised = manager.zeros(new Shape(1, codes.length, config.quantiser().dimension()));
    for (int q = 0; q < codes[0].length; q++) {
      int book = q;
      NDArray index =
          manager.create(Arrays.stream(codes).mapToLong(frame -> frame[book]).toArray());
      NDArray chosen = index.oneHot(config.quantiser().size(), DataType.FLOAT32);
      quantised = quantised.add(chosen.matMul(network.quantiser().books().get(q)));
    }
    NDArray condition =
        network.condition(quantised, manager.create(speaker, new Shape(1, speaker.length)));
    float[] past = new float[2 * bands * steps];
    for (int b = 0; b < bands; b++) {
      for (int t = 1; t < steps; t++) {
        past[b * steps + t] = MuLaw.companded(levels[b][t - 1]);
        past[(bands + b) * steps + t] = 8 * MuLaw.decode(levels[b][t - 1]);
      }
    }
    return network
        .logits(manager.create(past, new Shape(1, 2L * bands, steps)), condition)
        .toFloatArray();
  }
}

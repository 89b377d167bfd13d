// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.TestConfigs;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.CodeDecoder;
import dev.phonocode.model.infer.Encoding;
import dev.phonocode.model.infer.Kernels;
import dev.phonocode.model.infer.Sampling;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.torch.Torch;
import dev.phonocode.torch.net.Parameters;
import dev.phonocode.torch.net.Vqvae;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bulk path and the plain one, side by side on the same weights; PyTorch on the CPU. */
class BulkTest {
  private static final long SEED = 6;
  private static final int[] FRAMES = {9, 0, 1, 23, 14, 6};

  static Stream<ModelConfig> configs() {
    return Stream.of(TestConfigs.tiny(), TestConfigs.tinyPaper(3));
  }

  private static ModelBundle bundle(ModelConfig config) {
    try (NDManager manager = Torch.manager("cpu", 1)) {
      Parameters random = new Parameters(manager, Map.of(), SEED);
      assertEquals(config, new Vqvae(random, config).config()); // asks for every parameter
      return new ModelBundle(config, Weights.of(random.toTensors()), List.of(), "{}", "random");
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void encodesABatchToTheCodesOfOneByOne(ModelConfig config) {
    ModelBundle bundle = bundle(config);
    Random random = new Random(SEED);
    int channels = config.encoder().inputChannels();
    float[] silence = new float[channels];
    List<float[][]> utterances = new ArrayList<>();
    for (int frames : FRAMES) {
      float[][] x = new float[frames * config.encoder().downSampling() + frames % 2][channels];
      for (float[] row : x) {
        for (int c = 0; c < channels; c++) {
          row[c] = (float) random.nextGaussian();
        }
      }
      utterances.add(x);
    }
    List<float[][]> found;
    try (BulkEncoder encoder = new BulkEncoder(bundle, "cpu", 1)) {
      found = encoder.encode(utterances, silence);
    }
    SpeechModel model = SpeechModel.of(bundle, Kernels.best());
    int all = 0;
    int equal = 0;
    for (int u = 0; u < FRAMES.length; u++) {
      int[][] expected = Encoding.nearest(model, utterances.get(u), silence);
      int[][] codes = Encoding.nearest(model, found.get(u));
      assertEquals(expected.length, codes.length, "code frames of utterance " + u);
      for (int k = 0; k < codes.length; k++) {
        for (int q = 0; q < codes[k].length; q++, all++) {
          equal += codes[k][q] == expected[k][q] ? 1 : 0;
        }
      }
    }
    // A code may differ where two vectors are equally near, to within rounding.
    assertTrue(equal >= 0.99 * all, equal + " of " + all + " codes agree; seed " + SEED);
  }

  @ParameterizedTest
  @MethodSource("configs")
  void decodesABatchToTheSamplesOfOneByOneWithTheSameNoise(ModelConfig config) {
    for (float temperatureScale : new float[] {1, 0.6f, 0}) {
      decodes(config, temperatureScale);
    }
  }

  private static void decodes(ModelConfig config, float temperatureScale) {
    ModelBundle bundle = bundle(config);
    Random random = new Random(SEED);
    List<BulkDecoder.Utterance> batch = new ArrayList<>();
    for (int frames : FRAMES) {
      int[][] codes = new int[frames][];
      for (int k = 0; k < frames; k++) {
        codes[k] = random.ints(config.quantiser().books(), 0, config.quantiser().size()).toArray();
      }
      float[] speaker = new float[config.speaker().size()];
      speaker[0] = random.nextFloat();
      batch.add(new BulkDecoder.Utterance(codes, speaker, random.nextLong()));
    }
    List<float[]> found;
    try (BulkDecoder decoder = new BulkDecoder(bundle, "cpu", 1)) {
      found = decoder.decode(batch, temperatureScale);
    }
    SpeechModel model = SpeechModel.of(bundle, Kernels.best());
    int same = 0;
    int all = 0;
    for (int u = 0; u < FRAMES.length; u++) {
      float[] expected = plain(model, batch.get(u), temperatureScale);
      assertEquals(expected.length, found.get(u).length, "samples of utterance " + u);
      int i = 0;
      while (i < expected.length && Math.abs(expected[i] - found.get(u)[i]) < 1e-4f) {
        i++;
      }
      same += i;
      all += expected.length;
    }
    // One draw in some 100,000 falls between the two roundings; from there on an utterance differs.
    assertTrue(
        same >= 0.5 * all,
        same + " of " + all + " samples agree at " + temperatureScale + "; seed " + SEED);
  }

  private static float[] plain(
      SpeechModel model, BulkDecoder.Utterance utterance, float temperatureScale) {
    Sampling sampling = new Sampling(utterance.seed(), temperatureScale);
    CodeDecoder decoder = model.newDecoder(utterance.speaker(), sampling);
    for (int[] frame : utterance.codes()) {
      decoder.push(frame);
    }
    decoder.finish();
    float[] out = new float[utterance.codes().length * model.config().codeHopSamples()];
    assertEquals(out.length, decoder.poll(out, 0, out.length));
    return out;
  }

  @Test
  void refusesADeviceThatIsNotThere() {
    ModelBundle bundle = bundle(TestConfigs.tiny());
    assertThrows(IllegalArgumentException.class, () -> new BulkEncoder(bundle, "tpu", 1));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatentEncoderTest {
  private static final long SEED = 41;

  static Stream<ModelConfig> configs() {
    return Stream.of(Fixtures.small(), Fixtures.paperLike());
  }

  @ParameterizedTest
  @MethodSource("configs")
  void givesTheCodesOfTheNetworkOverTheWholeArray(ModelConfig config) {
    ModelBundle bundle = Fixtures.bundle(config, SEED);
    for (String kernels : new String[] {"scalar", "vector"}) {
      SpeechModel model = SpeechModel.of(bundle, Kernels.named(kernels));
      for (int frames : new int[] {1, 2, 13, 24, 100}) {
        float[][] features = features(config, frames);
        float[][] extended = withSilence(config, features);
        int[][] expected = new NaiveNetwork(config, bundle.weights()).encode(extended);
        int[][] found = encode(model, features, frames);
        assertArrayEquals(expected, found, kernels + ", " + frames + " frames");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void givesTheSameCodesHoweverFramesArePortioned(ModelConfig config) {
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    float[][] features = features(config, 203);
    int[][] whole = encode(model, features, features.length);
    for (int portion : new int[] {1, 2, 7, 50}) {
      assertArrayEquals(whole, encode(model, features, portion), portion + " frames at a time");
    }
  }

  @Test
  void hearsNoFurtherThanItsLookAhead() {
    ModelConfig config = Fixtures.small();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    float[][] features = features(config, 60);
    int[][] codes = encode(model, features, 60);
    int from = 20; // a code frame
    int end = (from + config.encoder().lookAheadFrames()) * config.encoder().downSampling();
    for (int m = end; m < features.length; m++) {
      Arrays.fill(features[m], 9f);
    }
    int[][] changed = encode(model, features, 60);
    assertArrayEquals(Arrays.copyOf(codes, from), Arrays.copyOf(changed, from));
    assertFalse(Arrays.deepEquals(codes, changed), "later codes hear the change");
  }

  @Test
  void usesManyCodesOnRandomInput() {
    ModelConfig config = Fixtures.small();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    int[][] codes = encode(model, features(config, 600), 600);
    long distinct = Arrays.stream(codes).mapToInt(c -> c[0]).distinct().count();
    assertTrue(distinct > 5, "only " + distinct + " codes: the other tests would prove little");
  }

  @Test
  void givesNoCodesForNothing() {
    ModelConfig config = Fixtures.small();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best());
    assertEquals(0, encode(model, new float[0][], 1).length);
  }

  @Test
  void refusesFramesOfTheWrongSizeAndAfterTheEnd() {
    ModelConfig config = Fixtures.small();
    LatentEncoder encoder =
        SpeechModel.of(Fixtures.bundle(config, SEED), Kernels.best()).newEncoder();
    assertThrows(IllegalArgumentException.class, () -> encoder.push(new float[6]));
    encoder.finish(new float[7]);
    assertThrows(IllegalStateException.class, () -> encoder.push(new float[7]));
  }

  private static int[][] encode(SpeechModel model, float[][] features, int portion) {
    LatentEncoder encoder = model.newEncoder();
    List<float[]> latents = new ArrayList<>();
    for (int m = 0; m < features.length; m++) {
      encoder.push(features[m]);
      if ((m + 1) % portion == 0) {
        latents.addAll(List.of(Encoding.latents(model, encoder)));
      }
    }
    encoder.finish(silence(model.config()));
    latents.addAll(List.of(Encoding.latents(model, encoder)));
    return Encoding.nearest(model, latents.toArray(float[][]::new));
  }

  private static float[] silence(ModelConfig config) {
    float[] silence = new float[config.encoder().inputChannels()];
    Arrays.fill(silence, config.encoder().mel().isPresent() ? -2.27f : 0f);
    return silence;
  }

  private static float[][] withSilence(ModelConfig config, float[][] features) {
    int down = config.encoder().downSampling();
    int codes = (features.length + down - 1) / down;
    float[][] all = Arrays.copyOf(features, (codes + config.encoder().lookAheadFrames()) * down);
    Arrays.fill(all, features.length, all.length, silence(config));
    return all;
  }

  private static float[][] features(ModelConfig config, int frames) {
    Random random = new Random(SEED + frames);
    float[][] x = new float[frames][config.encoder().inputChannels()];
    for (float[] frame : x) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = (float) random.nextGaussian();
      }
    }
    return x;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceEncoderTest {
  private static final long SEED = 53;
  private final ModelConfig config = Fixtures.small();
  private final ModelBundle bundle = Fixtures.bundle(config, SEED);

  @Test
  void givesTheVectorOfTheFormulaInDouble() {
    float[][] features = features(81); // the odd one at the end completes no output
    float[] vector = vector(SpeechModel.of(bundle, Kernels.best()).reference(), features);
    // float32 sums of a few dozen terms around 1
    assertArrayEquals(formula(features), toDouble(vector), 1e-5);
  }

  @Test
  void isTheSameOnScalarAndVectorKernelsAndWhileItGrows() {
    float[][] features = features(40);
    ReferenceEncoder scalar = SpeechModel.of(bundle, Kernels.named("scalar")).reference();
    ReferenceEncoder vector = SpeechModel.of(bundle, Kernels.named("vector")).reference();
    assertArrayEquals(vector(scalar, features), vector(vector, features));
    ReferenceEncoder.Accumulator growing = vector.start();
    for (int m = 0; m < features.length; m++) {
      growing.push(features[m]);
      if (m % 10 == 9) {
        float[] soFar = vector(vector, Arrays.copyOf(features, m + 1));
        assertArrayEquals(soFar, growing.vector(), 0f, m + " features");
      }
    }
  }

  @Test
  void needsTwoFeaturesOfTheRightSize() {
    ReferenceEncoder.Accumulator none = SpeechModel.of(bundle, Kernels.best()).reference().start();
    assertThrows(IllegalArgumentException.class, () -> none.push(new float[8]));
    none.push(new float[7]);
    assertThrows(IllegalStateException.class, none::vector);
  }

  @Test
  void modelsWithATableLookSpeakersUpInstead() {
    ModelConfig paper = Fixtures.paperLike();
    SpeechModel model = SpeechModel.of(Fixtures.bundle(paper, SEED), Kernels.best());
    assertThrows(UnsupportedOperationException.class, model::reference);
    assertEquals(4, model.tableSpeaker(4).length);
    assertTrue(!Arrays.equals(model.tableSpeaker(0), model.tableSpeaker(1)));
    assertThrows(IllegalArgumentException.class, () -> model.tableSpeaker(5));
    SpeechModel other = SpeechModel.of(bundle, Kernels.best());
    assertThrows(UnsupportedOperationException.class, () -> other.tableSpeaker(0));
  }

  private static float[] vector(ReferenceEncoder encoder, float[][] features) {
    ReferenceEncoder.Accumulator heard = encoder.start();
    Arrays.stream(features).forEach(heard::push);
    return heard.vector();
  }

  private double[] formula(float[][] features) {
    double[][] x = conv("speaker.input", NaiveDouble.of(features), 2, 1);
    for (int i = 0; i < config.speaker().dilations().size(); i++) {
      String block = "speaker.block." + i;
      int d = config.speaker().dilations().get(i);
      double[][] y = conv(block + ".dilated", NaiveDouble.relu(x), 1, d);
      y = conv(block + ".pointwise", NaiveDouble.relu(y), 1, 1);
      NaiveDouble.add(x, y);
      x = y;
    }
    x = NaiveDouble.relu(x);
    int channels = x.length;
    double[][] pooled = new double[2 * channels][1];
    for (int c = 0; c < channels; c++) {
      double mean = Arrays.stream(x[c]).average().orElseThrow();
      double variance =
          Arrays.stream(x[c]).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      pooled[c][0] = mean;
      pooled[channels + c][0] = Math.sqrt(variance + 1e-4);
    }
    return Arrays.stream(conv("speaker.output", pooled, 1, 1))
        .mapToDouble(row -> Math.tanh(row[0]))
        .toArray();
  }

  private double[][] conv(String name, double[][] x, int stride, int dilation) {
    Weights w = bundle.weights();
    return NaiveDouble.conv(
        w.tensors().get(name + ".weight").data(),
        w.tensors().get(name + ".bias").data(),
        x,
        stride,
        dilation);
  }

  private float[][] features(int frames) {
    Random random = new Random(SEED);
    float[][] x = new float[frames][7];
    for (float[] frame : x) {
      for (int i = 0; i < frame.length; i++) {
        frame[i] = (float) random.nextGaussian();
      }
    }
    return x;
  }

  private static double[] toDouble(float[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i];
    }
    return y;
  }
}

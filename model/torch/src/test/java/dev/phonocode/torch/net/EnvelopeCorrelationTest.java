// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.signal.EnvelopeShapes;
import dev.phonocode.torch.train.Presets;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the default model's mel bands; features of noise, some of them silent. */
class EnvelopeCorrelationTest {
  private static final int BANDS = 64;
  private static final int FRAMES = 62;
  private static final int SEGMENT = 38;
  private static final float FEATURE_FLOOR = -2.27f; // of silence: (ln 1e-6 + 7) / 3

  private final NDManager manager = Torch.manager();
  private ModelConfig config;
  private EnvelopeCorrelation correlation;

  @BeforeEach
  void model() throws IOException {
    config = Presets.load("default").model();
    correlation = new EnvelopeCorrelation(config);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  @Test
  void equalFeaturesCostLittleAndUnrelatedOnesAll() {
    NDArray x = Torch.gaussian(manager, 1, 2, BANDS, FRAMES).mul(0.3f).add(2);
    NDArray y = Torch.gaussian(manager, 2, 2, BANDS, FRAMES).mul(0.3f).add(2);
    assertEquals(0.12, correlation.loss(x, x).getFloat(), 0.03); // the floor under the second norm
    assertEquals(1, correlation.loss(x, y).getFloat(), 0.05);
  }

  @Test
  void loudnessIsNoMatter() {
    NDArray x = Torch.gaussian(manager, 3, 1, BANDS, FRAMES);
    NDArray y = x.add(Torch.gaussian(manager, 4, 1, BANDS, FRAMES).mul(0.3f)).add(2);
    assertEquals(
        correlation.loss(x.add(2), y).getFloat(),
        correlation.loss(x.add(2.5f), y).getFloat(),
        1e-3);
  }

  @Test
  void silenceHasNoGradientToSpeakOf() {
    NDArray silence = manager.full(new Shape(1, BANDS, FRAMES), FEATURE_FLOOR);
    double quiet = gradient(silence.add(Torch.gaussian(manager, 5, 1, BANDS, FRAMES).mul(0.1f)));
    double loud = gradient(Torch.gaussian(manager, 5, 1, BANDS, FRAMES));
    assertTrue(quiet < 0.2 * loud, quiet + " and " + loud);
  }

  private double gradient(NDArray target) {
    NDArray x = target.add(Torch.gaussian(manager, 6, 1, BANDS, FRAMES).mul(0.3f));
    x.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(correlation.loss(x, target));
    }
    return x.getGradient().norm().getFloat();
  }

  /** What an encoder goes down by is what PyTorch finds of the same shapes. */
  @Test
  void derivativesInPlainJavaAreThoseOfAutograd() {
    NDArray y = Torch.gaussian(manager, 9, 1, BANDS, FRAMES);
    NDArray x = y.add(Torch.gaussian(manager, 10, 1, BANDS, FRAMES).mul(0.5f));
    x.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(correlation.loss(x, y));
    }
    float[] expected = x.getGradient().toFloatArray();
    EnvelopeShapes shapes = new EnvelopeShapes(config);
    float[][] gradient = new float[FRAMES][BANDS];
    int segments = (FRAMES - SEGMENT) / EnvelopeShapes.STEP + 1;
    shapes
        .of(rows(x), 0, FRAMES)
        .addGradient(shapes.of(rows(y), 0, FRAMES), 1f / segments, gradient);
    float most = 0;
    for (float g : expected) {
      most = Math.max(most, Math.abs(g));
    }
    for (int m = 0; m < FRAMES; m++) {
      for (int b = 0; b < BANDS; b++) {
        assertEquals(expected[b * FRAMES + m], gradient[m][b], 1e-4f * most, m + ", " + b);
      }
    }
  }

  private static float[][] rows(NDArray features) {
    float[] data = features.toFloatArray();
    float[][] rows = new float[FRAMES][BANDS];
    for (int m = 0; m < FRAMES; m++) {
      for (int b = 0; b < BANDS; b++) {
        rows[m][b] = data[b * FRAMES + m];
      }
    }
    return rows;
  }

  /** Sums written out, in double. */
  @Test
  void agreesWithADirectComputation() {
    NDArray x = Torch.gaussian(manager, 7, 1, BANDS, FRAMES);
    NDArray y = x.add(Torch.gaussian(manager, 8, 1, BANDS, FRAMES).mul(0.5f));
    assertEquals(
        direct(x.toFloatArray(), y.toFloatArray()), correlation.loss(x, y).getFloat(), 1e-4);
  }

  private double direct(float[] x, float[] y) {
    double sum = 0;
    int frames = 0;
    for (int from = 0; from + SEGMENT <= FRAMES; from += 8) {
      double[][] a = normalised(thirds(x, from));
      double[][] b = normalised(thirds(y, from));
      for (int m = 0; m < SEGMENT; m++, frames++) {
        for (int j = 0; j < a.length; j++) {
          sum += a[j][m] * b[j][m];
        }
      }
    }
    return 1 - sum / frames;
  }

  private double[][] thirds(float[] features, int from) {
    double[] centres = config.newLogMel().orElseThrow().centresHz();
    double[][] thirds = new double[15][SEGMENT];
    for (int j = 0; j < thirds.length; j++) {
      double centre = 150 * Math.pow(2, j / 3.0);
      for (int m = 0; m < SEGMENT; m++) {
        double energy = 1e-3;
        for (int b = 0; b < BANDS; b++) {
          double ratio = centres[b] / centre;
          if (ratio >= Math.pow(2, -1 / 6.0) && ratio < Math.pow(2, 1 / 6.0)) {
            energy += Math.exp(3 * features[b * FRAMES + from + m]);
          }
        }
        thirds[j][m] = Math.sqrt(energy);
      }
    }
    return thirds;
  }

  private static double[][] normalised(double[][] x) {
    for (double[] band : x) {
      normalise(band, 2);
    }
    for (int m = 0; m < SEGMENT; m++) {
      double[] frame = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        frame[j] = x[j][m];
      }
      normalise(frame, 0.05);
      for (int j = 0; j < x.length; j++) {
        x[j][m] = frame[j];
      }
    }
    return x;
  }

  private static void normalise(double[] v, double floor) {
    double mean = Arrays.stream(v).average().orElseThrow();
    double squares = floor;
    for (int i = 0; i < v.length; i++) {
      v[i] -= mean;
      squares += v[i] * v[i];
    }
    for (int i = 0; i < v.length; i++) {
      v[i] /= Math.sqrt(squares);
    }
  }
}

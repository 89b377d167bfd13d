// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamTest {
  @Test
  void doesWhatThePaperSaysWithTheGradientClippedByItsGlobalNorm() {
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager()) {
      NDArray a = manager.create(new float[] {1, -2});
      NDArray b = manager.create(new float[] {3});
      a.setRequiresGradient(true);
      b.setRequiresGradient(true);
      Adam adam = new Adam(manager, Map.of("a", a, "b", b), Map.of());
      double[] w = {1, -2, 3};
      double[] m = new double[3];
      double[] v = new double[3];
      for (int step = 1; step <= 5; step++) {
        float norm;
        try (GradientCollector collector = engine.newGradientCollector()) {
          collector.backward(a.square().sum().add(b.square().sum().mul(2)));
        }
        norm = adam.step(step, name -> name.equals("a") ? 0.1 : 0.05);
        double[] g = {2 * w[0], 2 * w[1], 4 * w[2]};
        double length = Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]);
        assertEquals(length, norm, 1e-4);
        for (int i = 0; i < 3; i++) {
          double clipped = g[i] / Math.max(1, length);
          m[i] = 0.9 * m[i] + 0.1 * clipped;
          v[i] = 0.99 * v[i] + 0.01 * clipped * clipped;
          double mean = m[i] / (1 - Math.pow(0.9, step));
          double variance = v[i] / (1 - Math.pow(0.99, step));
          w[i] -= (i < 2 ? 0.1 : 0.05) * mean / (Math.sqrt(variance) + 1e-8);
        }
        float[] got = {a.getFloat(0), a.getFloat(1), b.getFloat(0)};
        assertArrayEquals(
            new float[] {(float) w[0], (float) w[1], (float) w[2]}, got, 2e-4f, "step " + step);
      }
    }
  }

  @Test
  void leavesAloneWhatHasNoLearningRate() {
    Engine engine = Engine.getEngine("PyTorch");
    try (NDManager manager = engine.newBaseManager()) {
      NDArray a = manager.create(new float[] {1});
      NDArray b = manager.create(new float[] {1});
      a.setRequiresGradient(true);
      b.setRequiresGradient(true);
      Adam adam = new Adam(manager, Map.of("a", a, "b", b), Map.of());
      try (GradientCollector collector = engine.newGradientCollector()) {
        collector.backward(a.mul(b).sum());
      }
      adam.step(1, name -> name.equals("a") ? 0.1 : 0);
      assertEquals(0.9f, a.getFloat(), 1e-5f);
      assertEquals(1, b.getFloat());
    }
  }
}

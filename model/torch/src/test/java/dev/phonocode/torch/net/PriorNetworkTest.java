// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.RowKernels;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.prior.PriorState;
import dev.phonocode.model.infer.prior.Priors;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriorNetworkTest {
  @Test
  void saysTheProbabilitiesOfTheNormativeCode() {
    for (int seed = 0; seed < 6; seed++) {
      Random random = new Random(seed);
      int books = 1 + random.nextInt(4);
      int size = 16 + random.nextInt(50);
      int prefix = 1 + random.nextInt(books);
      ModelConfig config = Priors.config(books, size, 16, 32);
      Weights weights = Priors.weights(config, seed, 3);
      int frames = 20;
      int[] codes = random.ints((long) frames * prefix, 0, size).toArray();
      try (NDManager manager = Torch.manager()) {
        PriorNetwork network =
            new PriorNetwork(new Parameters(manager, weights.tensors(), 0), config);
        List<NDArray> logits = network.forward(rows(manager, config, weights, codes, prefix));
        CodePrior prior = CodePrior.of(config, weights, new RowKernels());
        PriorState state = prior.start(prefix);
        int[] frequencies = new int[size];
        for (int i = 0; i < codes.length; i++) {
          state.frequencies(frequencies);
          state.accept(codes[i]);
          float[] p = logits.get(i % prefix).softmax(1).get("0, :, {}", i / prefix).toFloatArray();
          for (int code = 0; code < size; code++) {
            // Floor 1 moves up to size of 65536 counts; the rest is float32 in another order.
            double tolerance = (size + 8) / 65536.0;
            assertEquals(p[code], frequencies[code] / 65536.0, tolerance, "seed " + seed);
          }
        }
      }
    }
  }

  @Test
  void everyWeightGetsAGradientFromEveryBook() {
    ModelConfig config = Priors.config(2, 16, 16, 16);
    Weights weights = Priors.weights(config, 1, 1);
    try (NDManager manager = Torch.manager();
        var collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
      Parameters parameters = new Parameters(manager, weights.tensors(), 0);
      PriorNetwork network = new PriorNetwork(parameters, config);
      int[] codes = new Random(2).ints(40, 0, 16).toArray();
      List<NDArray> logits = network.forward(rows(manager, config, weights, codes, 2));
      collector.backward(
          logits
              .get(0)
              .logSoftmax(1)
              .square()
              .sum()
              .add(logits.get(1).logSoftmax(1).square().sum()));
      parameters
          .arrays()
          .forEach(
              (name, array) ->
                  assertTrue(
                      array.getGradient().abs().sum().getFloat() > 0, "gradient of " + name));
    }
  }

  private static NDArray rows(
      NDManager manager, ModelConfig config, Weights weights, int[] codes, int prefix) {
    int books = config.quantiser().books();
    int d = config.quantiser().dimension();
    int frames = codes.length / prefix;
    float[] rows = new float[books * d * frames];
    for (int i = 0; i < codes.length; i++) {
      int book = i % prefix;
      float[] table = weights.tensors().get("quantiser.codebook." + book).data();
      for (int k = 0; k < d; k++) {
        rows[(book * d + k) * frames + i / prefix] = table[codes[i] * d + k];
      }
    }
    return manager.create(rows, new Shape(1, (long) books * d, frames));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.prior;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.Weights;
import java.util.Arrays;

/** The design note's formulas in double precision, all frames at once, with no thought of speed. */
final class NaivePrior {
  private final ModelConfig config;
  private final Weights weights;

  NaivePrior(ModelConfig config, Weights weights) {
    this.config = config;
    this.weights = weights;
  }

  /** Probabilities of every code, [frames · books][size]. */
  double[][] probabilities(int[][] codes) {
    int frames = codes.length;
    int books = codes[0].length;
    int d = config.quantiser().dimension();
    double[][] rows = new double[frames][config.quantiser().books() * d];
    for (int t = 0; t < frames; t++) {
      for (int q = 0; q < books; q++) {
        float[] book = weights.tensors().get("quantiser.codebook." + q).data();
        for (int i = 0; i < d; i++) {
          rows[t][q * d + i] = book[codes[t][q] * d + i];
        }
      }
    }
    double[][] past = new double[frames][rows[0].length];
    for (int t = 1; t < frames; t++) {
      past[t] = rows[t - 1];
    }
    double[][] x = convolve("prior.input", past, 1);
    for (int b = 0; b < config.prior().orElseThrow().dilations().size(); b++) {
      String block = "prior.block." + b;
      double[][] y =
          convolve(block + ".dilated", relu(x), config.prior().orElseThrow().dilations().get(b));
      double[][] z = convolve(block + ".pointwise", relu(y), 1);
      for (int t = 0; t < frames; t++) {
        for (int i = 0; i < z[t].length; i++) {
          x[t][i] += z[t][i];
        }
      }
    }
    double[][] h = relu(x);
    double[][] probabilities = new double[frames * books][];
    for (int q = 0; q < books; q++) {
      double[][] given = new double[frames][];
      for (int t = 0; t < frames; t++) {
        given[t] = Arrays.copyOf(h[t], h[t].length + q * d);
        System.arraycopy(rows[t], 0, given[t], h[t].length, q * d);
      }
      double[][] u = relu(convolve("prior.book." + q + ".hidden", given, 1));
      double[][] logits = convolve("prior.book." + q + ".logits", u, 1);
      for (int t = 0; t < frames; t++) {
        probabilities[t * books + q] = softmax(logits[t]);
      }
    }
    return probabilities;
  }

  private double[][] convolve(String name, double[][] x, int dilation) {
    Tensor w = weights.tensors().get(name + ".weight");
    float[] bias = weights.tensors().get(name + ".bias").data();
    int outputs = w.shape()[0];
    int inputs = w.shape()[1];
    int kernel = w.shape()[2];
    double[][] y = new double[x.length][outputs];
    for (int t = 0; t < x.length; t++) {
      for (int o = 0; o < outputs; o++) {
        y[t][o] = bias[o];
        for (int k = 0; k < kernel; k++) {
          int from = t - (kernel - 1 - k) * dilation;
          for (int i = 0; i < inputs && from >= 0; i++) {
            y[t][o] += w.data()[(o * inputs + i) * kernel + k] * x[from][i];
          }
        }
      }
    }
    return y;
  }

  private static double[][] relu(double[][] x) {
    return Arrays.stream(x)
        .map(row -> Arrays.stream(row).map(v -> Math.max(v, 0)).toArray())
        .toArray(double[][]::new);
  }

  private static double[] softmax(double[] logits) {
    double max = Arrays.stream(logits).max().orElseThrow();
    double[] p = Arrays.stream(logits).map(l -> Math.exp(l - max)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(v -> v / sum).toArray();
  }
}

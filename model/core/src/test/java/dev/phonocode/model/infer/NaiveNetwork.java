// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.Functions;
import java.util.Arrays;
import java.util.List;

/**
 * The network over whole arrays [channels][time], written from {@code src/design/0001-network.md}
 * and from nothing in the main sources but the elementary functions: slow, stateless, and with the
 * normative order of sums, so the streaming network must give its bits.
 */
final class NaiveNetwork {
  private final ModelConfig config;
  private final Weights weights;

  NaiveNetwork(ModelConfig config, Weights weights) {
    this.config = config;
    this.weights = weights;
  }

  /** [frames of the front end][in], look-ahead included, to codes [code frames][books]. */
  int[][] encode(float[][] frontEnd) {
    ModelConfig.Encoder e = config.encoder();
    float[][] x = transpose(frontEnd);
    boolean layerBefore = false;
    if (e.inputKernel() > 0) {
      x = conv("encoder.input", x, 1, 1);
      layerBefore = true;
    }
    x = blocks("encoder.block", x, e.dilations());
    layerBefore |= !e.dilations().isEmpty();
    for (int i = 0; i < e.strides().size(); i++) {
      x = conv("encoder.down." + i, layerBefore ? relu(x) : x, e.strides().get(i), 1);
      layerBefore = true;
    }
    x = blocks("encoder.latent", x, e.latentDilations());
    float[][] z = transpose(conv("encoder.output", relu(x), 1, 1));
    int[][] codes = new int[z.length - e.lookAheadFrames()][];
    for (int k = 0; k < codes.length; k++) {
      codes[k] = quantise(normalise(z[k + e.lookAheadFrames()]));
    }
    return codes;
  }

  private static float[] normalise(float[] z) {
    float sum = 0;
    for (float v : z) {
      sum += v;
    }
    float mean = sum / z.length;
    float squares = 0;
    for (float v : z) {
      squares = Math.fma(v - mean, v - mean, squares);
    }
    float root = (float) Math.sqrt(squares / z.length + 1e-5);
    float[] y = new float[z.length];
    for (int i = 0; i < z.length; i++) {
      y[i] = (z[i] - mean) / root;
    }
    return y;
  }

  private int[] quantise(float[] z) {
    int[] codes = new int[config.quantiser().books()];
    float[] r = z.clone();
    for (int q = 0; q < codes.length; q++) {
      float least = Float.MAX_VALUE;
      for (int j = 0; j < config.quantiser().size(); j++) {
        float norm = 0;
        float product = 0;
        for (int d = 0; d < r.length; d++) {
          norm = Math.fma(entry(q, j, d), entry(q, j, d), norm);
          product = Math.fma(entry(q, j, d), r[d], product);
        }
        if (norm - 2 * product < least) {
          least = norm - 2 * product;
          codes[q] = j;
        }
      }
      for (int d = 0; d < r.length; d++) {
        r[d] -= entry(q, codes[q], d);
      }
    }
    return codes;
  }

  private float entry(int book, int code, int d) {
    ModelConfig.Quantiser q = config.quantiser();
    return weights.get("quantiser.codebook." + book, q.size(), q.dimension())
        .data()[code * q.dimension() + d];
  }

  /** Codes [frames][1..books] and a speaker vector to the condition [G][condition frames]. */
  float[][] condition(int[][] codes, float[] speaker) {
    ModelConfig.Conditioner c = config.conditioner();
    int dimension = config.quantiser().dimension();
    float[][] x = new float[dimension + speaker.length][codes.length + c.lookAheadFrames()];
    for (int k = 0; k < codes.length; k++) {
      for (int d = 0; d < dimension; d++) {
        for (int q = 0; q < codes[k].length; q++) {
          x[d][k] += entry(q, codes[k][q], d);
        }
      }
      for (int s = 0; s < speaker.length; s++) {
        x[dimension + s][k] = speaker[s];
      }
    }
    x = blocks("conditioner.block", conv("conditioner.input", x, 1, 1), c.dilations());
    x = conv("conditioner.output", relu(x), 1, 1);
    float[][] condition = new float[c.outputChannels()][codes.length * c.upSampling()];
    for (int g = 0; g < condition.length; g++) {
      for (int f = 0; f < condition[g].length; f++) {
        int p = f % c.upSampling();
        condition[g][f] = x[p * c.outputChannels() + g][f / c.upSampling() + c.lookAheadFrames()];
      }
    }
    return condition;
  }

  /** True levels [bands][steps] and the condition to knots [steps][bands · knots]. */
  float[][] knots(int[][] levels, float[][] condition) {
    int bands = levels.length;
    int steps = levels[0].length;
    float[][] fed = new float[2 * bands][steps];
    for (int b = 0; b < bands; b++) {
      for (int t = 1; t < steps; t++) {
        fed[b][t] = MuLaw.companded(levels[b][t - 1]);
        fed[bands + b][t] = 8 * MuLaw.decode(levels[b][t - 1]);
      }
    }
    float[][] input = conv("decoder.input", fed, 1, 1);
    int r = input.length;
    float[][] h = Arrays.copyOf(input, 2 * r); // residual stream, then sum of skips
    Arrays.setAll(h, c -> c < r ? input[c] : new float[steps]);
    for (int l = 0; l < config.decoder().dilations().size(); l++) {
      addOutput(l, gate(l, Arrays.copyOf(h, r), condition), h);
    }
    float[][] skip = Arrays.copyOfRange(h, r, 2 * r);
    float[][] hidden = conv("decoder.hidden", relu(skip), 1, 1);
    return transpose(conv("decoder.logits", relu(hidden), 1, 1));
  }

  private float[][] gate(int l, float[][] h, float[][] condition) {
    int r = h.length;
    String name = "decoder.layer." + l;
    float[] bias = weights.tensors().get(name + ".dilated.bias").data();
    float[] w = weights.tensors().get(name + ".dilated.weight").data(); // [2R][R][2]
    float[] v = weights.tensors().get(name + ".condition.weight").data(); // [2R][G]
    int dilation = config.decoder().dilations().get(l);
    float[][] a = new float[r][h[0].length];
    for (int t = 0; t < h[0].length; t++) {
      int frame = Math.min(t / config.conditionHopSteps(), condition[0].length - 1);
      float[] z = new float[2 * r];
      for (int o = 0; o < 2 * r; o++) {
        z[o] = bias[o];
        for (int g = 0; g < condition.length; g++) {
          z[o] = Math.fma(v[o * condition.length + g], condition[g][frame], z[o]);
        }
        for (int i = 0; i < r; i++) {
          z[o] = Math.fma(w[(o * r + i) * 2], t < dilation ? 0 : h[i][t - dilation], z[o]);
        }
        for (int i = 0; i < r; i++) {
          z[o] = Math.fma(w[(o * r + i) * 2 + 1], h[i][t], z[o]);
        }
      }
      for (int c = 0; c < r; c++) {
        a[c][t] = Functions.gate(z[c], z[r + c]);
      }
    }
    return a;
  }

  private void addOutput(int l, float[][] a, float[][] h) {
    float[] bias = weights.tensors().get("decoder.layer." + l + ".output.bias").data();
    float[] w = weights.tensors().get("decoder.layer." + l + ".output.weight").data(); // [2R][R]
    for (int c = 0; c < h.length; c++) {
      for (int t = 0; t < h[c].length; t++) {
        h[c][t] += bias[c];
        for (int i = 0; i < a.length; i++) {
          h[c][t] = Math.fma(w[c * a.length + i], a[i][t], h[c][t]);
        }
      }
    }
  }

  private float[][] blocks(String name, float[][] x, List<Integer> dilations) {
    float[][] sum = x;
    for (int i = 0; i < dilations.size(); i++) {
      String block = name + "." + i;
      float[][] y = conv(block + ".dilated", relu(sum), 1, dilations.get(i));
      y = conv(block + ".pointwise", relu(y), 1, 1);
      for (int c = 0; c < y.length; c++) {
        for (int t = 0; t < y[c].length; t++) {
          y[c][t] = sum[c][t] + y[c][t];
        }
      }
      sum = y;
    }
    return sum;
  }

  private float[][] conv(String name, float[][] x, int stride, int dilation) {
    float[] w = weights.tensors().get(name + ".weight").data();
    float[] bias = weights.tensors().get(name + ".bias").data();
    int kernel = w.length / bias.length / x.length;
    float[][] y = new float[bias.length][x[0].length / stride];
    for (int o = 0; o < y.length; o++) {
      for (int t = 0; t < y[o].length; t++) {
        y[o][t] = bias[o];
        for (int k = 0; k < kernel; k++) {
          int from = stride * (t + 1) - 1 - (kernel - 1 - k) * dilation;
          for (int i = 0; i < x.length; i++) {
            float seen = from < 0 ? 0 : x[i][from];
            y[o][t] = Math.fma(w[(o * x.length + i) * kernel + k], seen, y[o][t]);
          }
        }
      }
    }
    return y;
  }

  private static float[][] relu(float[][] x) {
    float[][] y = new float[x.length][x[0].length];
    for (int c = 0; c < x.length; c++) {
      for (int t = 0; t < x[c].length; t++) {
        y[c][t] = Math.max(x[c][t], 0);
      }
    }
    return y;
  }

  static float[][] transpose(float[][] x) {
    float[][] y = new float[x[0].length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        y[j][i] = x[i][j];
      }
    }
    return y;
  }
}

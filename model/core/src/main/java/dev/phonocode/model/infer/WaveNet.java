// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.infer.kernel.KernelSet;
import dev.phonocode.model.infer.kernel.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The decoder: WaveNet (van den Oord et al. 2016 §2.1–2.5, eq. 2) over sub-bands, one step at a
 * time. One step is one sample of each band. Immutable weights, in execution order.
 *
 * <p><b>Look-ahead.</b> The past tap of a layer with dilation d reads what went in d steps ago, and
 * it comes first in the layer's sum. So for dilations of a block of steps and more, the past taps
 * of the whole block are one small matrix product at its start: each weight is read once a block,
 * and the order of every sum is as before.
 */
final class WaveNet {
  private static final int MAX_BLOCK_STEPS = 8;

  /**
   * A gated layer.
   *
   * @param dilation in steps
   * @param ahead whether the past tap is taken for a block of steps at once
   * @param bias of the gate's input [2R]
   * @param condition [G] to [2R]
   * @param past tap [R] to [2R]
   * @param present tap [R] to [2R]
   * @param outputBias [2R]
   * @param output [R] to [2R]: residual, then skip
   */
  private record Layer(
      int dilation,
      boolean ahead,
      float[] bias,
      Matrix condition,
      Matrix past,
      Matrix present,
      float[] outputBias,
      Matrix output) {}

  private final KernelSet kernels;
  private final int channels; // R
  private final int fedNumbers; // 2 · bands
  private final int blockSteps;
  private final Matrix input;
  private final float[] inputBias; // [R]
  private final Layer[] layers;
  private final Matrix hidden;
  private final float[] hiddenBias; // [R]
  private final Matrix logits;
  private final float[] logitsBias; // [bands · knots]

  WaveNet(KernelSet kernels, Weights weights, ModelConfig model) {
    this.kernels = kernels;
    ModelConfig.Decoder config = model.decoder();
    int r = config.channels();
    int g = model.conditioner().outputChannels();
    int outputs = config.bands() * config.knots();
    channels = r;
    fedNumbers = 2 * config.bands();
    blockSteps = blockSteps(model);
    input = matrix(weights, "decoder.input", fedNumbers, r);
    inputBias = weights.get("decoder.input.bias", r).data();
    List<Layer> list = new ArrayList<>();
    for (int d : config.dilations()) {
      String name = "decoder.layer." + list.size();
      float[] dilated = weights.get(name + ".dilated.weight", 2 * r, r, 2).data();
      Matrix[] taps = kernels.taps(dilated, 2 * r, r, 2);
      list.add(
          new Layer(
              d,
              d % blockSteps == 0,
              weights.get(name + ".dilated.bias", 2 * r).data(),
              matrix(weights, name + ".condition", g, 2 * r),
              taps[0],
              taps[1],
              weights.get(name + ".output.bias", 2 * r).data(),
              matrix(weights, name + ".output", r, 2 * r)));
    }
    layers = list.toArray(Layer[]::new);
    hidden = matrix(weights, "decoder.hidden", r, r);
    hiddenBias = weights.get("decoder.hidden.bias", r).data();
    logits = matrix(weights, "decoder.logits", r, outputs);
    logitsBias = weights.get("decoder.logits.bias", outputs).data();
  }

  private Matrix matrix(Weights weights, String name, int inputs, int outputs) {
    float[] w = weights.get(name + ".weight", outputs, inputs, 1).data();
    return kernels.taps(w, outputs, inputs, 1)[0];
  }

  /** The largest block, a power of two, that never straddles two condition frames. */
  private static int blockSteps(ModelConfig model) {
    int steps = MAX_BLOCK_STEPS;
    while (model.conditionHopSteps() % steps != 0) {
      steps /= 2;
    }
    return steps;
  }

  /** Everything that changes from step to step. One thread at a time. */
  final class State {
    private final float[] fed = new float[fedNumbers]; // companded by band, then 8 × linear
    private final float[] h = new float[2 * channels]; // residual stream, then sum of skips
    private final float[] z = new float[2 * channels]; // gate's input
    private final float[] a = new float[channels]; // gate's output
    private final float[] x = new float[channels]; // relu of what comes next
    private final float[] y = new float[channels]; // hidden layer
    private final float[] knots = new float[logitsBias.length]; // [bands][knots]
    private final float[][] base = new float[layers.length][2 * channels]; // bias + condition
    private final float[][][] bases = new float[layers.length][blockSteps][]; // base each time
    private final float[][][] past = new float[layers.length][][]; // [layer][dilation][R] ring
    private final float[][][] ahead = new float[layers.length][][]; // [layer][block][2R]
    private long step; // steps done

    private State() {
      for (int l = 0; l < layers.length; l++) {
        Arrays.fill(bases[l], base[l]);
        past[l] = new float[layers[l].dilation()][channels];
        ahead[l] = new float[layers[l].ahead() ? blockSteps : 0][2 * channels];
      }
    }

    /** What the last step drew: [bands] companded values, then [bands] of 8 × linear values. */
    float[] fed() {
      return fed;
    }

    /** The last step's logits at the knots, [bands][knots]. */
    float[] knots() {
      return knots;
    }

    /** Steps done. */
    long step() {
      return step;
    }
  }

  /** The state before the first step: zeros. */
  State newState() {
    return new State();
  }

  /**
   * Sets the condition of the steps to come: {@code base = bias + Σ condition[i] · cond[i]}.
   *
   * @param condition [G]
   */
  void condition(State s, float[] condition) {
    for (int l = 0; l < layers.length; l++) {
      layers[l].condition().multiply(layers[l].bias(), condition, s.base[l]);
    }
  }

  /** One step: {@link State#fed} to {@link State#knots}. Allocates nothing. */
  void forward(State s) {
    int inBlock = (int) (s.step % blockSteps);
    if (inBlock == 0) {
      lookAhead(s);
    }
    Arrays.fill(s.h, 0f);
    input.multiply(inputBias, s.fed, s.h);
    for (int l = 0; l < layers.length; l++) {
      Layer layer = layers[l];
      float[] past = s.past[l][(int) (s.step % layer.dilation())];
      float[] z;
      if (layer.ahead()) {
        z = s.ahead[l][inBlock];
      } else {
        z = s.z;
        layer.past().multiply(s.base[l], past, z);
      }
      layer.present().multiply(z, s.h, z);
      kernels.gate(z, s.a);
      // What comes in now is the past tap of `dilation` steps on.
      System.arraycopy(s.h, 0, past, 0, channels);
      kernels.add(layer.outputBias(), s.h);
      layer.output().multiply(s.h, s.a, s.h);
    }
    Elementwise.relu(s.h, channels, s.x);
    hidden.multiply(hiddenBias, s.x, s.y);
    Elementwise.relu(s.y, 0, s.x);
    logits.multiply(logitsBias, s.x, s.knots);
    s.step++;
  }

  private void lookAhead(State s) {
    for (int l = 0; l < layers.length; l++) {
      Layer layer = layers[l];
      if (layer.ahead()) {
        int oldest = (int) (s.step % layer.dilation());
        layer.past().multiplyRows(s.bases[l], s.past[l], oldest, 1, s.ahead[l], blockSteps);
      }
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
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

  WaveNet(Layout layout, ModelConfig model) {
    kernels = layout.kernels();
    ModelConfig.Decoder config = model.decoder();
    int r = config.channels();
    int g = model.conditioner().outputChannels();
    int outputs = config.bands() * config.knots();
    channels = r;
    fedNumbers = 2 * config.bands();
    blockSteps = blockSteps(model);
    input = matrix(layout, "decoder.input", fedNumbers, r);
    inputBias = layout.bias("decoder.input", r);
    List<Layer> list = new ArrayList<>();
    for (int d : config.dilations()) {
      String name = "decoder.layer." + list.size();
      Matrix[] taps = layout.taps(name + ".dilated", r, 2 * r, 2);
      list.add(
          new Layer(
              d,
              d % blockSteps == 0,
              layout.bias(name + ".dilated", 2 * r),
              matrix(layout, name + ".condition", g, 2 * r),
              taps[0],
              taps[1],
              layout.bias(name + ".output", 2 * r),
              matrix(layout, name + ".output", r, 2 * r)));
    }
    layers = list.toArray(Layer[]::new);
    hidden = matrix(layout, "decoder.hidden", r, r);
    hiddenBias = layout.bias("decoder.hidden", r);
    logits = matrix(layout, "decoder.logits", r, outputs);
    logitsBias = layout.bias("decoder.logits", outputs);
  }

  private static Matrix matrix(Layout layout, String name, int inputs, int outputs) {
    return layout.taps(name, inputs, outputs, 1)[0];
  }

  /** Multiply-adds that a step takes, but for the condition's, which changes more seldom. */
  long multiplyAdds() {
    long sum = size(input) + size(hidden) + size(logits);
    for (Layer layer : layers) {
      sum += size(layer.past) + size(layer.present) + size(layer.output);
    }
    return sum;
  }

  private static long size(Matrix matrix) {
    return (long) matrix.inputs() * matrix.outputs();
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

  /** Room for so many states that step together. */
  Batch newBatch(int streams) {
    return new Batch(streams);
  }

  private static float[][] repeated(float[] row, int times) {
    float[][] rows = new float[times][];
    Arrays.fill(rows, row);
    return rows;
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

  /**
   * States that take one step together: each weight is read once for all, and each state has the
   * bits that it would have alone. They may be at different steps. Holds no history; one thread at
   * a time.
   */
  final class Batch {
    private final State[] states; // of this step
    private final float[][] fed; // rows of the states, as there
    private final float[][] h;
    private final float[][] z;
    private final float[][] a;
    private final float[][] x;
    private final float[][] y;
    private final float[][] knots;
    private final float[][] base; // of one layer
    private final float[][] past; // of one layer: what went in a dilation ago
    private final float[][] inputBiases; // the bias each time
    private final float[][] hiddenBiases;
    private final float[][] logitsBiases;
    private int count;

    private Batch(int streams) {
      states = new State[streams];
      fed = new float[streams][];
      h = new float[streams][];
      z = new float[streams][];
      a = new float[streams][];
      x = new float[streams][];
      y = new float[streams][];
      knots = new float[streams][];
      base = new float[streams][];
      past = new float[streams][];
      inputBiases = repeated(inputBias, streams);
      hiddenBiases = repeated(hiddenBias, streams);
      logitsBiases = repeated(logitsBias, streams);
    }

    /** Takes a state into the next step. */
    void add(State s) {
      states[count] = s;
      fed[count] = s.fed;
      h[count] = s.h;
      a[count] = s.a;
      x[count] = s.x;
      y[count] = s.y;
      knots[count] = s.knots;
      count++;
    }

    /** One step of all: {@link State#fed} to {@link State#knots}. Allocates nothing. */
    void forward() {
      for (int i = 0; i < count; i++) {
        if (states[i].step % blockSteps == 0) {
          lookAhead(states[i]);
        }
        Arrays.fill(h[i], 0f);
      }
      input.multiplyRows(inputBiases, fed, 0, 1, h, count);
      for (int l = 0; l < layers.length; l++) {
        layer(l);
      }
      for (int i = 0; i < count; i++) {
        Elementwise.relu(h[i], channels, x[i]);
      }
      hidden.multiplyRows(hiddenBiases, x, 0, 1, y, count);
      for (int i = 0; i < count; i++) {
        Elementwise.relu(y[i], 0, x[i]);
        states[i].step++;
      }
      logits.multiplyRows(logitsBiases, x, 0, 1, knots, count);
      count = 0;
    }

    private void layer(int l) {
      Layer layer = layers[l];
      for (int i = 0; i < count; i++) {
        State s = states[i];
        past[i] = s.past[l][(int) (s.step % layer.dilation())];
        base[i] = s.base[l];
        z[i] = layer.ahead() ? s.ahead[l][(int) (s.step % blockSteps)] : s.z;
      }
      if (!layer.ahead()) {
        layer.past().multiplyRows(base, past, 0, 1, z, count);
      }
      layer.present().multiplyRows(z, h, 0, 1, z, count);
      for (int i = 0; i < count; i++) {
        kernels.gate(z[i], a[i]);
        // What comes in now is the past tap of `dilation` steps on.
        System.arraycopy(h[i], 0, past[i], 0, channels);
        kernels.add(layer.outputBias(), h[i]);
      }
      layer.output().multiplyRows(h, a, 0, 1, h, count);
    }
  }
}

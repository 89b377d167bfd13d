// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.bulk;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.phonocode.audio.signal.MuLaw;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.Tensor;
import dev.phonocode.model.infer.kernel.KnotTable;
import dev.phonocode.model.signal.ClipSignal;
import dev.phonocode.torch.Torch;
import java.util.ArrayList;
import java.util.List;

/**
 * The WaveNet step by step, each layer's past in a queue (Paine et al. 2016, "Fast WaveNet
 * generation algorithm"), for a batch: columns of every array are utterances.
 *
 * <p>Levels stand in the order in which the sampling rule walks through them, {@code 0, 16, 32 …,
 * 1, 17 …}: so one running sum and one comparison draw what {@code infer} draws.
 */
final class StepNetwork {
  private record Layer(
      int dilation, NDArray condition, NDArray bias, NDArray taps, NDArray output, NDArray add) {}

  private final ModelConfig.Decoder config;
  private final NDManager manager;
  private final ModelBundle bundle;
  private final NDArray input;
  private final NDArray inputBias;
  private final List<Layer> layers = new ArrayList<>();
  private final NDArray hidden;
  private final NDArray hiddenBias;
  private final NDArray logits;
  private final NDArray logitsBias;
  private final NDArray knotsToLevels; // [levels][knots]
  private final NDArray table; // [levels][3] companded, 8 × linear, level

  StepNetwork(NDManager manager, ModelBundle bundle) {
    this.manager = manager;
    this.bundle = bundle;
    config = bundle.config().decoder();
    input = matrix("decoder.input.weight");
    inputBias = column("decoder.input.bias");
    for (int i = 0; i < config.dilations().size(); i++) {
      String name = "decoder.layer." + i;
      layers.add(
          new Layer(
              config.dilations().get(i),
              matrix(name + ".condition.weight"),
              column(name + ".dilated.bias"),
              taps(name + ".dilated.weight"),
              matrix(name + ".output.weight"),
              column(name + ".output.bias")));
    }
    hidden = matrix("decoder.hidden.weight");
    hiddenBias = column("decoder.hidden.bias");
    logits = matrix("decoder.logits.weight");
    logitsBias = column("decoder.logits.bias");
    knotsToLevels = interpolation();
    float[] values = new float[config.levels() * 3];
    for (int i = 0; i < config.levels(); i++) {
      int level = level(i);
      values[3 * i] = MuLaw.companded(level);
      values[3 * i + 1] = ClipSignal.linear(level);
      values[3 * i + 2] = level;
    }
    table = manager.create(values, new Shape(config.levels(), 3));
  }

  /** The level at a place of the sampling order. */
  private int level(int place) {
    int inClass = config.levels() / KnotTable.CLASSES;
    return place % inClass * KnotTable.CLASSES + place / inClass;
  }

  private NDArray matrix(String name) {
    Tensor t = bundle.weights().tensors().get(name);
    return manager.create(t.data(), new Shape(t.shape()[0], t.shape()[1]));
  }

  private NDArray column(String name) {
    float[] data = bundle.weights().tensors().get(name).data();
    return manager.create(data, new Shape(data.length, 1));
  }

  /** {@code [2R][R][2]} as {@code [2R][2R]}: the past tap, then the present one. */
  private NDArray taps(String name) {
    Tensor t = bundle.weights().tensors().get(name);
    int out = t.shape()[0];
    int in = t.shape()[1];
    float[] data = new float[t.data().length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        data[o * 2 * in + i] = t.data()[(o * in + i) * 2];
        data[o * 2 * in + in + i] = t.data()[(o * in + i) * 2 + 1];
      }
    }
    return manager.create(data, new Shape(out, 2L * in));
  }

  /** From knots to levels in the sampling order. */
  private NDArray interpolation() {
    int knots = config.knots();
    float[] rows = new KnotTable(knots, config.levels()).matrix();
    float[] ordered = new float[rows.length];
    for (int i = 0; i < config.levels(); i++) {
      System.arraycopy(rows, level(i) * knots, ordered, i * knots, knots);
    }
    return manager.create(ordered, new Shape(config.levels(), knots));
  }

  /** The past of a batch, and how it is drawn. */
  final class State implements AutoCloseable {
    private final NDManager owner = manager.newSubManager();
    private final NDArray[][] queues = new NDArray[layers.size()][]; // [layer][dilation], [R][B]
    private final NDArray scales; // [bands,1,1] 1 / temperature
    private final int batch;
    private NDArray fed; // [2·bands][B]
    private int step;

    private State(int batch, float temperatureScale) {
      this.batch = batch;
      float[] inverse = new float[config.bands()];
      for (int b = 0; b < inverse.length; b++) {
        double temperature = config.temperatures().get(b) * temperatureScale;
        inverse[b] = (float) Math.min(1 / temperature, Float.MAX_VALUE); // 0: the likeliest level
      }
      scales = owner.create(inverse, new Shape(inverse.length, 1, 1));
      fed = owner.zeros(new Shape(2L * config.bands(), batch));
      for (int l = 0; l < queues.length; l++) {
        queues[l] = new NDArray[layers.get(l).dilation()];
        for (int d = 0; d < queues[l].length; d++) {
          queues[l][d] = owner.zeros(new Shape(config.channels(), batch));
        }
      }
    }

    private NDArray keep(NDArray array, NDArray instead) {
      instead.close();
      NDScope.unregister(array);
      array.attach(owner);
      return array;
    }

    @Override
    public void close() {
      owner.close();
    }
  }

  /** The state before the first step. */
  State newState(int batch, float temperatureScale) {
    return new State(batch, temperatureScale);
  }

  /**
   * Runs steps under one condition.
   *
   * @param condition {@code [G][B]}
   * @param uniform {@code [steps][bands][B]} random numbers
   * @return levels drawn, {@code [steps][bands][B]}
   */
  float[] run(State s, NDArray condition, float[] uniform) {
    Torch.withoutGradients();
    int steps = uniform.length / config.bands() / s.batch;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Shape shape = new Shape(steps, config.bands(), 1, s.batch);
      NDList random = manager.create(uniform, shape).split(steps);
      NDArray[] bases = new NDArray[layers.size()]; // [2R][B]
      for (int l = 0; l < bases.length; l++) {
        bases[l] = layers.get(l).condition().matMul(condition).add(layers.get(l).bias());
      }
      NDList levels = new NDList();
      for (NDArray u : random) {
        levels.add(step(s, bases, u.squeeze(0)));
      }
      return NDArrays.concat(levels).toFloatArray();
    }
  }

  /** One step; returns the levels {@code [1,bands,B]}. */
  private NDArray step(State s, NDArray[] bases, NDArray u) {
    NDArray drawn;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray h = input.matMul(s.fed).add(inputBias);
      NDArray skip = null;
      for (int l = 0; l < bases.length; l++) {
        Layer layer = layers.get(l);
        NDArray[] queue = s.queues[l];
        int oldest = s.step % queue.length;
        NDArray both = NDArrays.concat(new NDList(queue[oldest], h));
        NDList z = layer.taps().matMul(both).add(bases[l]).split(2);
        NDArray gated = z.get(0).tanh().mul(z.get(1).getNDArrayInternal().sigmoid());
        queue[oldest] = s.keep(h, queue[oldest]);
        NDList o = layer.output().matMul(gated).add(layer.add()).split(2);
        h = h.add(o.get(0));
        skip = skip == null ? o.get(1) : skip.add(o.get(1));
      }
      NDArray x = relu(hidden.matMul(relu(skip)).add(hiddenBias));
      NDArray place = draw(logits.matMul(x).add(logitsBias), s.scales, u);
      NDArray values = // [3,bands,B]
          place
              .getNDArrayInternal()
              .embedding(place, table, SparseFormat.DENSE)
              .singletonOrThrow()
              .transpose(2, 0, 1);
      NDList parts = values.split(new long[] {2});
      s.fed = s.keep(parts.get(0).reshape(2L * config.bands(), s.batch), s.fed);
      drawn = parts.get(1).duplicate();
      NDScope.unregister(drawn);
    }
    s.step++;
    return drawn;
  }

  private static NDArray relu(NDArray x) {
    return x.maximum(0f);
  }

  /**
   * Places in the sampling order, {@code int64 [bands,B]}, by the rule of {@code infer.kernel}, all
   * levels in reach.
   */
  private NDArray draw(NDArray knots, NDArray scales, NDArray u) {
    int[] axis = {1};
    NDArray all = knotsToLevels.matMul(knots.reshape(config.bands(), config.knots(), -1));
    NDArray p = all.sub(all.max(axis, true)).mul(scales).exp();
    float floor = (float) config.probabilityFloor();
    NDArray cut = p.sum(axis, true).mul(floor).minimum(1f);
    p = p.mul(p.gte(cut).toType(DataType.FLOAT32, false));
    NDArray running = p.cumSum(1);
    NDArray rest = p.sum(axis, true).mul(u);
    NDArray place = running.lte(rest).toType(DataType.INT64, false).sum(axis);
    return place.minimum(config.levels() - 1).toType(DataType.INT64, false);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.infer.kernel.Functions;

/**
 * Speech of a speaker to the vector that stands for the voice: dilated convolutions over log-mel,
 * mean and deviation over time, one matrix, tanh. Immutable.
 */
public final class ReferenceEncoder {
  private static final int INPUT_KERNEL = 3;
  private static final int INPUT_STRIDE = 2;
  private static final double VARIANCE_FLOOR = 1e-4;

  private final CausalConv input;
  private final ResidualBlocks blocks;
  private final CausalConv output;
  private final int bands;
  private final int channels;

  ReferenceEncoder(Layout layout, ModelConfig model) {
    ModelConfig.Speaker config = model.speaker();
    bands = model.encoder().inputChannels();
    channels = config.channels();
    input = layout.conv("speaker.input", bands, channels, INPUT_KERNEL, INPUT_STRIDE, 1);
    blocks = layout.blocks("speaker.block", channels, config.dilations());
    output = layout.pointwise("speaker.output", 2 * channels, config.size());
  }

  /** Starts listening to a recording. */
  public Accumulator start() {
    return new Accumulator();
  }

  /**
   * A recording so far; memory does not grow with it. Sums of values and of squares over time are
   * kept in double, frame after frame. One thread at a time.
   */
  public final class Accumulator {
    private final CausalConv.Stream inputStream = input.newStream(1);
    private final ResidualBlocks.Stream blockStream = blocks.newStream(1);
    private final float[][] x = new float[1][channels]; // one frame at half the feature rate
    private final double[] sums = new double[channels];
    private final double[] squares = new double[channels];
    private long count; // frames in the sums

    private Accumulator() {}

    /**
     * Takes one log-mel feature.
     *
     * @param feature [bands], gain applied
     */
    public void push(float[] feature) {
      if (feature.length != bands) {
        throw new IllegalArgumentException(
            "reference: feature has " + feature.length + " numbers, expected " + bands);
      }
      Elementwise.copy(feature, inputStream.next());
      if (inputStream.run(x) == 0) {
        return;
      }
      blockStream.run(x, 1);
      for (int c = 0; c < channels; c++) {
        double v = Math.max(x[0][c], 0f);
        sums[c] += v;
        squares[c] += v * v;
      }
      count++;
    }

    /**
     * The vector of what was pushed so far.
     *
     * @return [speaker.size], each number in [-1, 1]
     * @throws IllegalStateException if fewer than two features were pushed
     */
    public float[] vector() {
      if (count == 0) {
        throw new IllegalStateException("reference: expected at least two features");
      }
      CausalConv.Stream pooled = output.newStream(1);
      float[] row = pooled.next();
      for (int c = 0; c < channels; c++) {
        double mean = sums[c] / count;
        double variance = Math.max(0, squares[c] / count - mean * mean);
        row[c] = (float) mean;
        row[channels + c] = (float) Math.sqrt(variance + VARIANCE_FLOOR);
      }
      float[][] vector = new float[1][output.outputs()];
      pooled.run(vector);
      for (int i = 0; i < vector[0].length; i++) {
        vector[0][i] = Functions.tanh(vector[0][i]);
      }
      return vector[0];
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.infer.kernel.Matrix;
import java.util.Arrays;

/**
 * Causal one-dimensional convolution; immutable weights. Output t sees inputs up to {@code stride
 * (t + 1) - 1}, zeros before the first. Its sum starts at the bias; taps run from oldest to newest,
 * inputs ascending within a tap.
 */
final class CausalConv {
  private final Matrix[] taps; // [kernel], oldest first
  private final float[] bias; // [out]
  private final int stride;
  private final int dilation;

  CausalConv(Matrix[] taps, float[] bias, int stride, int dilation) {
    this.taps = taps;
    this.bias = bias;
    this.stride = stride;
    this.dilation = dilation;
  }

  int outputs() {
    return bias.length;
  }

  int inputs() {
    return taps[0].inputs();
  }

  /** Inputs before its own that an output sees, at stride 1. */
  int history() {
    return (taps.length - 1) * dilation;
  }

  /**
   * A window at once, at stride 1: each {@code y[t]} from {@code first} on sees the rows of x from
   * t to {@code t + history()}.
   */
  void run(float[][] x, float[][] y, int first) {
    float[][] rows = Arrays.copyOfRange(y, first, y.length);
    float[][] start = new float[rows.length][];
    Arrays.fill(start, bias);
    for (int k = 0; k < taps.length; k++) {
      taps[k].multiplyRows(start, x, first + k * dilation, 1, rows, rows.length);
      start = rows;
    }
  }

  /** The start of a stream that takes at most {@code maxFrames} frames at a time. */
  Stream newStream(int maxFrames) {
    return new Stream(maxFrames);
  }

  /**
   * The inputs that later outputs will still see. Fill the rows of {@link #next} in order, then
   * {@link #run}.
   */
  final class Stream {
    private final int history = Math.max(0, (taps.length - 1) * dilation + 1 - stride);
    private final float[][] window; // [history + unfinished stride + maxFrames][in]
    private final float[][] biases; // [maxFrames] the bias each time
    private int held; // frames in the window after the history

    private Stream(int maxFrames) {
      window = new float[history + stride - 1 + maxFrames][taps[0].inputs()];
      biases = new float[maxFrames][];
      Arrays.fill(biases, bias);
    }

    /** Appends a frame: the row [in] to fill. */
    float[] next() {
      return window[history + held++];
    }

    /** The frames appended since the last run, made into outputs. */
    int run(float[][] y) {
      int count = held / stride;
      float[][] start = biases;
      for (int k = 0; k < taps.length; k++) {
        int first = history + stride - 1 - (taps.length - 1 - k) * dilation;
        taps[k].multiplyRows(start, window, first, stride, y, count);
        start = y;
      }
      int consumed = count * stride;
      held -= consumed;
      for (int i = 0; i < history + held; i++) { // rotates the rows, no copy
        float[] seen = window[i];
        window[i] = window[i + consumed];
        window[i + consumed] = seen;
      }
      return count;
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;
import dev.phonocode.model.signal.PitchFeature;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decoder makes of code frames, as far as it is known before a sample is drawn, and the
 * derivatives of that by the frames: conditioner and heads over a window at once, with zeros before
 * it, forward and back. Immutable weights.
 */
final class Listening {
  private static final int INPUT_KERNEL = 3;
  private static final int BLOCK_KERNEL = 3;

  /** A convolution and its way back. */
  private record Layer(CausalConv conv, ConvGradient back) {}

  private final ModelConfig.Conditioner config;
  private final Layer input;
  private final List<Layer> dilated = new ArrayList<>();
  private final List<Layer> pointwise = new ArrayList<>();
  private final Layer output;
  private final Layer mel;
  private final Layer pitch;

  /**
   * The network of a model with heads.
   *
   * @throws IllegalArgumentException naming the tensor that is missing or of the wrong shape
   */
  Listening(Layout layout, ModelConfig model, Conditioner conditioner, CausalConv melHead) {
    config = model.conditioner();
    String name = "conditioner.";
    input = layer(layout, name + "input", conditioner.input(), INPUT_KERNEL, 1);
    for (int i = 0; i < config.dilations().size(); i++) {
      ResidualBlocks.Block block = conditioner.blocks().blocks().get(i);
      String own = name + "block." + i;
      int d = config.dilations().get(i);
      dilated.add(layer(layout, own + ".dilated", block.dilated(), BLOCK_KERNEL, d));
      pointwise.add(layer(layout, own + ".pointwise", block.pointwise(), 1, 1));
    }
    output = layer(layout, name + "output", conditioner.output(), 1, 1);
    mel = layer(layout, "head.mel", melHead, 1, 1);
    CausalConv pitchHead =
        layout.pointwise("head.pitch", config.outputChannels(), PitchFeature.NUMBERS);
    pitch = layer(layout, "head.pitch", pitchHead, 1, 1);
  }

  private static Layer layer(
      Layout layout, String name, CausalConv conv, int kernel, int dilation) {
    return new Layer(conv, ConvGradient.of(layout, name, conv, kernel, dilation));
  }

  /** Code frames before its own that a condition hears. */
  int history() {
    return input.conv().history() + dilated.stream().mapToInt(l -> l.conv().history()).sum();
  }

  /** A window of so many code frames, more than the look-ahead. */
  Window window(int frames) {
    return new Window(frames);
  }

  /** A layer's inputs in a window, its outputs, and derivatives by either. */
  private static final class Pass {
    final Layer layer;
    final float[][] x; // [history + count][in], zeros first
    final float[][] y; // [count][out]
    final float[][] byY; // [count + history][out], zeros last
    final float[][] byX; // [count][in]

    Pass(Layer layer, int count) {
      this.layer = layer;
      int history = layer.conv().history();
      x = new float[history + count][layer.conv().inputs()];
      y = new float[count][layer.conv().outputs()];
      byY = new float[count + history][layer.conv().outputs()];
      byX = new float[count][layer.conv().inputs()];
    }

    float[] input(int t) {
      return x[layer.conv().history() + t];
    }

    void forward(int first) {
      layer.conv().run(x, y, first);
    }

    void back(int first) {
      layer.back().run(byY, byX, first);
    }

    /** Derivatives by what was rectified to this layer's inputs: none where nothing passed. */
    void backThroughRelu(int first) {
      back(first);
      for (int t = first; t < byX.length; t++) {
        float[] passed = input(t);
        for (int c = 0; c < passed.length; c++) {
          byX[t][c] = passed[c] > 0 ? byX[t][c] : 0f;
        }
      }
    }
  }

  /** A window of code frames. One thread at a time. */
  final class Window {
    private final int count;
    private final int told; // code frames whose look-ahead is in the window
    private final Pass in;
    private final List<Pass> wide = new ArrayList<>();
    private final List<Pass> narrow = new ArrayList<>();
    private final Pass out;
    private final Pass features;
    private final Pass pitches;
    private final float[][] sum; // [count][channels] the residual stream; back, derivatives by it

    private Window(int frames) {
      count = frames;
      told = frames - config.lookAheadFrames();
      in = new Pass(input, frames);
      dilated.forEach(layer -> wide.add(new Pass(layer, frames)));
      pointwise.forEach(layer -> narrow.add(new Pass(layer, frames)));
      out = new Pass(output, frames);
      features = new Pass(mel, told * config.upSampling());
      pitches = new Pass(pitch, told * config.upSampling());
      sum = new float[frames][config.channels()];
    }

    /** The row [D + speaker] of a code frame, to fill. */
    float[] input(int frame) {
      return in.input(frame);
    }

    /** Mel features [frames][mel] that {@link #forward} found; all but the look-ahead's. */
    float[][] features() {
      return features.y;
    }

    /** log2(F0 / 160) and the logit of voicing [frames][2]. */
    float[][] pitches() {
      return pitches.y;
    }

    /** Derivatives by the features [frames][mel], to fill before {@link #back}. */
    float[][] byFeatures() {
      return features.byY;
    }

    /** Derivatives by the pitches [frames][2], to fill before {@link #back}. */
    float[][] byPitches() {
      return pitches.byY;
    }

    /**
     * Tells what the frames sound like.
     *
     * @param first frame that is another than it was: what is told of those before stays
     */
    void forward(int first) {
      in.forward(first);
      for (int t = first; t < count; t++) {
        Elementwise.copy(in.y[t], sum[t]);
      }
      for (int i = 0; i < wide.size(); i++) {
        rectify(sum, wide.get(i), first);
        wide.get(i).forward(first);
        rectify(wide.get(i).y, narrow.get(i), first);
        narrow.get(i).forward(first);
        for (int t = first; t < count; t++) {
          Elementwise.add(narrow.get(i).y[t], sum[t]);
        }
      }
      rectify(sum, out, first);
      out.forward(first);
      int channels = config.outputChannels();
      int firstTold = told(first);
      for (int f = firstTold; f < features.y.length; f++) {
        float[] row = out.y[f / config.upSampling() + config.lookAheadFrames()];
        int from = f % config.upSampling() * channels;
        System.arraycopy(row, from, features.input(f), 0, channels);
        System.arraycopy(row, from, pitches.input(f), 0, channels);
      }
      features.forward(firstTold);
      pitches.forward(firstTold);
    }

    /** The first condition frame that hears a code frame. */
    private int told(int frame) {
      return Math.max(0, frame - config.lookAheadFrames()) * config.upSampling();
    }

    private void rectify(float[][] from, Pass into, int first) {
      for (int t = first; t < count; t++) {
        Elementwise.relu(from[t], into.input(t));
      }
    }

    /**
     * Derivatives by the code frames [frames][D + speaker].
     *
     * @param first frame by which they are asked for
     */
    float[][] back(int first) {
      int firstTold = told(first);
      features.back(firstTold);
      pitches.back(firstTold);
      int channels = config.outputChannels();
      for (int f = firstTold; f < features.y.length; f++) {
        float[] row = out.byY[f / config.upSampling() + config.lookAheadFrames()];
        int from = f % config.upSampling() * channels;
        for (int c = 0; c < channels; c++) {
          row[from + c] = features.byX[f][c] + pitches.byX[f][c];
        }
      }
      out.backThroughRelu(first);
      for (int t = first; t < count; t++) {
        Elementwise.copy(out.byX[t], sum[t]);
      }
      for (int i = wide.size() - 1; i >= 0; i--) {
        backThrough(narrow.get(i), sum, first);
        backThrough(wide.get(i), narrow.get(i).byX, first);
        for (int t = first; t < count; t++) {
          Elementwise.add(wide.get(i).byX[t], sum[t]);
        }
      }
      for (int t = first; t < count; t++) {
        Elementwise.copy(sum[t], in.byY[t]);
      }
      in.back(first);
      return in.byX;
    }

    private void backThrough(Pass pass, float[][] byY, int first) {
      for (int t = first; t < count; t++) {
        Elementwise.copy(byY[t], pass.byY[t]);
      }
      pass.backThroughRelu(first);
    }
  }
}

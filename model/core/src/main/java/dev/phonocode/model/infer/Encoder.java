// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;
import java.util.ArrayList;
import java.util.List;

/**
 * Front-end frames to latents (van den Oord 2017 §4.3): dilated residual blocks around strided
 * convolutions. The front end is log-mel or the waveform itself; this class sees only frames.
 * Immutable weights.
 */
final class Encoder {
  private final ModelConfig.Encoder config;
  private final List<CausalConv> input = new ArrayList<>(); // one, or none
  private final ResidualBlocks blocks;
  private final List<CausalConv> down = new ArrayList<>();
  private final ResidualBlocks latent;
  private final CausalConv output;

  Encoder(Layout layout, ModelConfig model) {
    config = model.encoder();
    int channels = config.inputChannels();
    if (config.inputKernel() > 0) {
      input.add(
          layout.conv("encoder.input", channels, config.channels(), config.inputKernel(), 1, 1));
      channels = config.channels();
    }
    blocks = layout.blocks("encoder.block", channels, config.dilations());
    for (int i = 0; i < config.strides().size(); i++) {
      down.add(
          layout.conv(
              "encoder.down." + i,
              channels,
              config.channels(),
              config.strideKernel(),
              config.strides().get(i),
              1));
      channels = config.channels();
    }
    latent = layout.blocks("encoder.latent", channels, config.latentDilations());
    output = layout.pointwise("encoder.output", channels, model.quantiser().dimension());
  }

  /** The start of a stream that takes at most {@code maxFrames} front-end frames at a time. */
  Stream newStream(int maxFrames) {
    return new Stream(maxFrames);
  }

  /**
   * History of every layer. Fill the rows of {@link #next} in order, then {@link #run}; how many at
   * a time changes nothing.
   */
  final class Stream {
    private final float[][] front; // [maxFrames][in] front-end frames
    private final float[][] raised; // [maxFrames][channels] after the input convolution
    private final List<CausalConv.Stream> inputStream = new ArrayList<>(); // one, or none
    private final ResidualBlocks.Stream blockStream;
    private final List<CausalConv.Stream> downStreams = new ArrayList<>();
    private final List<float[][]> lowered = new ArrayList<>(); // [frames][channels] after each
    private final ResidualBlocks.Stream latentStream;
    private final CausalConv.Stream outputStream;
    private final int maxLatents;
    private int held; // rows of front that are filled

    private Stream(int maxFrames) {
      front = new float[maxFrames][config.inputChannels()];
      raised = new float[maxFrames][config.channels()];
      input.forEach(conv -> inputStream.add(conv.newStream(maxFrames)));
      blockStream = blocks.newStream(maxFrames);
      int frames = maxFrames;
      for (int i = 0; i < down.size(); i++) {
        downStreams.add(down.get(i).newStream(frames));
        frames = frames / config.strides().get(i) + 1; // + 1: an input may have been held back
        lowered.add(new float[frames][config.channels()]);
      }
      latentStream = latent.newStream(frames);
      outputStream = output.newStream(frames);
      maxLatents = frames;
    }

    /** The most latents that one run can give. */
    int maxLatents() {
      return maxLatents;
    }

    /** Appends a front-end frame: the row [in] to fill. */
    float[] next() {
      return front[held++];
    }

    /**
     * The frames appended since the last run, made into latents before normalisation.
     *
     * @param z [maxLatents][D]
     * @return how many rows of z were written
     */
    int run(float[][] z) {
      float[][] x = front;
      int count = held;
      held = 0;
      for (CausalConv.Stream conv : inputStream) {
        for (int t = 0; t < count; t++) {
          Elementwise.copy(x[t], conv.next());
        }
        conv.run(raised);
        x = raised;
      }
      blockStream.run(x, count);
      // The rectifier stands between layers: the raw waveform keeps its sign.
      boolean layerBefore = !(input.isEmpty() && config.dilations().isEmpty());
      for (int i = 0; i < lowered.size(); i++) {
        CausalConv.Stream conv = downStreams.get(i);
        for (int t = 0; t < count; t++) {
          if (layerBefore) {
            Elementwise.relu(x[t], conv.next());
          } else {
            Elementwise.copy(x[t], conv.next());
          }
        }
        x = lowered.get(i);
        count = conv.run(x);
        layerBefore = true;
      }
      latentStream.run(x, count);
      for (int t = 0; t < count; t++) {
        Elementwise.relu(x[t], outputStream.next());
      }
      outputStream.run(z);
      return count;
    }
  }
}

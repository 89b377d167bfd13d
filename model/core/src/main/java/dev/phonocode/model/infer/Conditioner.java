// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.kernel.Elementwise;
import java.util.Arrays;

/**
 * Quantised latents and a speaker vector to the decoder's condition. Output k + look-ahead stands
 * for code frame k; past the end the whole input is zero. Immutable weights.
 */
final class Conditioner {
  private static final int INPUT_KERNEL = 3;
  private static final int BLOCK_FRAMES = 8;

  private final ModelConfig.Conditioner config;
  private final int inputs;
  private final CausalConv input;
  private final ResidualBlocks blocks;
  private final CausalConv output;

  Conditioner(Layout layout, ModelConfig model) {
    config = model.conditioner();
    inputs = model.quantiser().dimension() + model.speaker().size();
    input = layout.conv("conditioner.input", inputs, config.channels(), INPUT_KERNEL, 1, 1);
    blocks = layout.blocks("conditioner.block", config.channels(), config.dilations());
    output =
        layout.pointwise(
            "conditioner.output", config.channels(), config.upSampling() * config.outputChannels());
  }

  CausalConv input() {
    return input;
  }

  ResidualBlocks blocks() {
    return blocks;
  }

  CausalConv output() {
    return output;
  }

  /** The start of a stream. */
  Stream newStream() {
    return new Stream();
  }

  /** Frames that wait, and the history of every layer. */
  final class Stream {
    private final FrameQueue waiting = new FrameQueue(inputs); // code frames not run yet
    private final FrameQueue ready = new FrameQueue(config.outputChannels()); // condition frames
    private final CausalConv.Stream inputStream = input.newStream(BLOCK_FRAMES);
    private final ResidualBlocks.Stream blockStream = blocks.newStream(BLOCK_FRAMES);
    private final CausalConv.Stream outputStream = output.newStream(BLOCK_FRAMES);
    private final float[][] x = new float[BLOCK_FRAMES][config.channels()];
    private final float[][] y = new float[BLOCK_FRAMES][output.outputs()];
    private int toSkip = config.lookAheadFrames(); // outputs before that of the first code frame

    private Stream() {}

    /** Appends a code frame: the row [D + speaker] to fill. */
    float[] next() {
      return waiting.add();
    }

    /** Supplies the look-ahead of the last code frame. */
    void finish() {
      for (int i = 0; i < config.lookAheadFrames(); i++) {
        Arrays.fill(waiting.add(), 0f);
      }
    }

    /**
     * The next condition frame, if its look-ahead is there.
     *
     * @param condition [outputChannels]
     * @return whether there was one
     */
    boolean poll(float[] condition) {
      while (ready.size() == 0 && waiting.size() > 0) {
        runBlock();
      }
      if (ready.size() == 0) {
        return false;
      }
      Elementwise.copy(ready.remove(), condition);
      return true;
    }

    private void runBlock() {
      int count = Math.min(waiting.size(), BLOCK_FRAMES);
      for (int t = 0; t < count; t++) {
        Elementwise.copy(waiting.remove(), inputStream.next());
      }
      inputStream.run(x);
      blockStream.run(x, count);
      for (int t = 0; t < count; t++) {
        Elementwise.relu(x[t], outputStream.next());
      }
      outputStream.run(y);
      int channels = config.outputChannels();
      for (int t = 0; t < count; t++) {
        if (toSkip > 0) {
          toSkip--;
          continue;
        }
        for (int p = 0; p < config.upSampling(); p++) {
          System.arraycopy(y[t], p * channels, ready.add(), 0, channels);
        }
      }
    }
  }
}

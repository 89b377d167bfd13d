// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.signal;

import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.audio.signal.LogMelStream;
import dev.phonocode.model.ModelConfig;
import java.util.Arrays;
import java.util.Queue;

/**
 * Pre-emphasised samples to the frames that a model's encoder reads: log-mel, or the samples
 * themselves. The gain comes later, since the level is known only after more has been heard.
 */
public interface FrameMaker {
  /** The front end that the model asks for, at the start of a stream. */
  static FrameMaker of(ModelConfig config) {
    return config.newLogMel().<FrameMaker>map(Mel::new).orElseGet(() -> new Waveform(config));
  }

  /** Samples of a block: 10 ms or so. */
  int blockSamples();

  /**
   * Makes the frames of one block.
   *
   * @param block [blockSamples], zeros from {@code length} on
   * @param length samples that count: fewer in the last block alone
   * @param frames receives them, each [channels]
   */
  void make(float[] block, int length, Queue<float[]> frames);

  /** Scales a frame, in place, as if its samples had had this gain. */
  void scale(float[] frame, Gain gain);

  /** The frame of zeros, which no gain changes. */
  float[] silence();

  /** Log-mel features: one frame a block. */
  final class Mel implements FrameMaker {
    private final LogMel logMel;
    private final LogMelStream stream;

    Mel(LogMel logMel) {
      this.logMel = logMel;
      stream = new LogMelStream(logMel);
    }

    @Override
    public int blockSamples() {
      return logMel.hop();
    }

    @Override
    public void make(float[] block, int length, Queue<float[]> frames) {
      float[] frame = new float[logMel.bands()];
      stream.push(block, 0, block.length);
      stream.poll(frame);
      frames.add(frame);
    }

    @Override
    public void scale(float[] frame, Gain gain) {
      for (int band = 0; band < frame.length; band++) {
        frame[band] = LogMel.feature(frame[band], gain.ln());
      }
    }

    @Override
    public float[] silence() {
      float[] frame = new float[logMel.bands()];
      Arrays.fill(frame, LogMel.feature(LogMel.SILENCE, 0));
      return frame;
    }
  }

  /** The waveform itself, as in the paper: a frame is one sample. */
  final class Waveform implements FrameMaker {
    private static final int BLOCKS_PER_SECOND = 100;

    private final int blockSamples;

    Waveform(ModelConfig config) {
      blockSamples = Math.max(1, config.sampleRateHz() / BLOCKS_PER_SECOND);
    }

    @Override
    public int blockSamples() {
      return blockSamples;
    }

    @Override
    public void make(float[] block, int length, Queue<float[]> frames) {
      for (int i = 0; i < length; i++) {
        frames.add(new float[] {block[i]});
      }
    }

    @Override
    public void scale(float[] frame, Gain gain) {
      frame[0] *= gain.factor();
    }

    @Override
    public float[] silence() {
      return new float[1];
    }
  }
}

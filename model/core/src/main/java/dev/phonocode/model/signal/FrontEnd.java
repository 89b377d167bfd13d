// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.signal;

import dev.phonocode.audio.signal.LevelMeter;
import dev.phonocode.audio.signal.PreEmphasis;
import dev.phonocode.model.ModelConfig;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Samples to the frames that a model's encoder reads, as a stream: pre-emphasis, level meter,
 * log-mel.
 *
 * <p>Works in blocks of 10 ms, each heard by the meter when its frames are made, so that nothing
 * depends on how samples were cut into pushes. One thread at a time.
 */
public final class FrontEnd {
  private static final int METER_BLOCKS_PER_SECOND = 100;

  /** A second ago counts this much less than now: half after 20 seconds. */
  private static final float FORGET_PER_SECOND = (float) StrictMath.pow(0.5, 1 / 20.0);

  private final PreEmphasis preEmphasis;
  private final FrameMaker maker;
  private final Level level;
  private final LevelMeter meter = new LevelMeter();
  private final float[] block; // [blockSamples] pre-emphasised
  private int filled; // samples in the block
  private long blocks; // heard so far
  private Gain gain = Gain.NONE; // of the level below
  private int gainByte = -1; // the level last asked for
  private final ArrayDeque<float[]> frames = new ArrayDeque<>(); // [channels] each, not scaled

  /** The front end that a model asks for, at the start of a stream. */
  public FrontEnd(ModelConfig config) {
    preEmphasis = new PreEmphasis((float) config.preEmphasis());
    maker = FrameMaker.of(config);
    level = Level.of(config);
    block = new float[maker.blockSamples()];
  }

  /**
   * Takes samples to the end of the current block, not beyond: the caller looks at the frames
   * before it goes on.
   *
   * @return samples taken, at least 1 of {@code length}
   */
  public int push(float[] samples, int offset, int length) {
    int taken = Math.min(length, block.length - filled);
    System.arraycopy(samples, offset, block, filled, taken);
    preEmphasis.apply(block, filled, taken);
    filled += taken;
    if (filled == block.length) {
      hearBlock();
    }
    return taken;
  }

  /** Makes the frames of a last block that is not full; past its samples there are zeros. */
  public void finish() {
    if (filled > 0) {
      Arrays.fill(block, filled, block.length, 0);
      hearBlock();
    }
  }

  private void hearBlock() {
    meter.add(block, 0, filled);
    maker.make(block, filled, frames);
    filled = 0;
    if (++blocks % METER_BLOCKS_PER_SECOND == 0) {
      meter.forget(FORGET_PER_SECOND);
    }
  }

  /** Frames made and not taken yet. */
  public int available() {
    return frames.size();
  }

  /** Level of all that was heard so far. */
  public int levelByte() {
    return level.levelByte(meter);
  }

  /** The next frame, scaled from this level to the model's. */
  public float[] take(int levelByte) {
    float[] frame = frames.remove();
    if (gainByte != levelByte) {
      gain = level.gain(levelByte);
      gainByte = levelByte;
    }
    maker.scale(frame, gain);
    return frame;
  }

  /** The frame of zeros. */
  public float[] silence() {
    return maker.silence();
  }
}

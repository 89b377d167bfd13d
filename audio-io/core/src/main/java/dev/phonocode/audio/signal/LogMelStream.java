// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import java.util.Arrays;
import java.util.Objects;

/**
 * Log-mel frames of a stream of any length: push samples, poll frames. Frame m is there as soon as
 * sample {@code hop · (m + 1) - 1} has been pushed, and has the bits that {@link
 * LogMel#logEnergies} gives for the whole signal, however the stream was cut.
 *
 * <p>Holds one window and what was pushed since the last poll, no more. One object serves one
 * stream and one thread.
 */
public final class LogMelStream {

  private final LogMel logMel;
  private float[] held; // samples from `heldFrom` of the stream on
  private int count; // samples in `held`
  private int nextEnd; // end of the next frame's window, as an index of `held`

  /**
   * Starts a stream at silence.
   *
   * @param logMel does the work; not to be shared with another thread
   */
  public LogMelStream(LogMel logMel) {
    this.logMel = logMel;
    this.held = new float[4 * logMel.window()];
    this.nextEnd = logMel.hop();
  }

  /** Takes the pre-emphasised samples {@code y[offset .. offset + length)}. */
  public void push(float[] y, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, y.length);
    if (count + length > held.length) {
      dropWhatNoFrameWillSee();
      if (count + length > held.length) {
        held = Arrays.copyOf(held, Math.max(count + length, 2 * held.length));
      }
    }
    System.arraycopy(y, offset, held, count, length);
    count += length;
  }

  /**
   * Writes the next frame, if it is complete.
   *
   * @param out [bands] ln E
   * @return whether there was one
   */
  public boolean poll(float[] out) {
    if (count < nextEnd) {
      return false;
    }
    logMel.logEnergy(held, nextEnd, out);
    nextEnd += logMel.hop();
    return true;
  }

  private void dropWhatNoFrameWillSee() {
    int drop = Math.min(count, Math.max(0, nextEnd - logMel.window()));
    System.arraycopy(held, drop, held, 0, count - drop);
    count -= drop;
    nextEnd -= drop;
  }
}

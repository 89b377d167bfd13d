// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

import java.util.ArrayDeque;

/**
 * Gives a signal the envelope that it should have: each frame's gain is what it lacks or has too
 * much. One thread at a time.
 */
public final class ExpectedEnvelope implements FrameGains {
  private final ArrayDeque<float[]> targets = new ArrayDeque<>(); // of frames to come
  private final ArrayDeque<float[]> spare = new ArrayDeque<>(); // of frames done, to be used again
  private float[] target; // of the last frame: holds if none follows

  /**
   * Says what the next frame should be. The frame must be known before the last of its samples is
   * pushed; where none is said, the last one holds.
   *
   * @param lnEnergies [bands] ln E, as {@link LogMel} measures it
   */
  public void expect(float[] lnEnergies) {
    float[] next = spare.isEmpty() ? new float[lnEnergies.length] : spare.remove();
    System.arraycopy(lnEnergies, 0, next, 0, next.length);
    targets.add(next);
  }

  @Override
  public void ofFrame(float[] frame) {
    if (!targets.isEmpty()) {
      if (target != null) {
        spare.add(target);
      }
      target = targets.remove();
    }
    for (int b = 0; b < frame.length; b++) {
      frame[b] = target[b] - Math.max(frame[b], LogMel.FEATURE_FLOOR);
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.audio.signal;

/** Says by how much an {@link EnvelopeFilter} amplifies each frame. One thread at a time. */
public interface FrameGains {
  /**
   * Turns a frame into its gains, in place. Called once a frame, in order.
   *
   * @param frame [bands] comes as ln E, as {@link LogMel} measures it; leaves as the natural log of
   *     the energy gain of each band
   */
  void ofFrame(float[] frame);
}

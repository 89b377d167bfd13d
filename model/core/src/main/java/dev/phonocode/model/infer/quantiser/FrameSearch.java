// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

/** Chooses the codes of one frame after the other. One thread at a time. */
interface FrameSearch {
  /** Begins a packet, which knows of no frames before it. */
  void begin();

  /**
   * Chooses the codes of a frame.
   *
   * @param rest [D] the latent; receives what the codes leave of it
   * @param before [D] what errors before it add to what is heard of that
   * @return [books]
   */
  int[] choose(float[] rest, float[] before);

  /** Goes on by a frame that has these codes. */
  void accept(int[] codes);
}

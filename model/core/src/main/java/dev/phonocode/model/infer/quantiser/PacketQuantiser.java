// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer.quantiser;

/**
 * Latents of a packet to its codes. {@link PacketSearch} depends on nothing but the packet, and
 * looks at the error alone ({@link GreedySearch}) or at error and bits ({@link
 * EntropyConstrainedSearch}). {@link dev.phonocode.model.infer.AnalysisBySynthesis} goes on from
 * what it finds, and also knows the packets before. One thread at a time.
 */
public interface PacketQuantiser {
  /**
   * Takes samples of the speech, in normal scale, those of frames before the frames. A search that
   * looks at latents alone takes no notice.
   */
  default void hear(float[] samples, int offset, int length) {}

  /**
   * Takes a front-end frame, each that the encoder was given, before the codes of its packet are
   * asked for. Likewise.
   */
  default void hear(float[] frame) {}

  /**
   * Codes of a packet.
   *
   * @param latents [frames][D], all of the packet's
   * @return [frames][books]
   */
  int[][] codes(float[][] latents);
}

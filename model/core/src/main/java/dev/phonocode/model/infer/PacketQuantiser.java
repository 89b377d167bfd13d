// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

/**
 * Latents of a packet to its codes. {@link GreedySearch} looks at the error alone, {@link
 * EntropyConstrainedSearch} at error and bits. Neither depends on anything but the packet, so that
 * packets stand alone. One thread at a time.
 */
public interface PacketQuantiser {
  /**
   * Codes of a packet.
   *
   * @param latents [frames][D], all of the packet's
   * @return [frames][books]
   */
  int[][] codes(float[][] latents);
}

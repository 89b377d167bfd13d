// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.stream;

import dev.phonocode.codec.container.PhcHeader;

/** What a {@link StreamEncoder} asks of its network: frames in, codes out. */
public interface EncoderNetwork {
  /** The stream's header is known; comes before all frames. */
  void begin(PhcHeader header);

  /** Takes samples, those of frames before the frames. */
  void hear(float[] samples, int offset, int length);

  /** Takes one front-end frame. */
  void push(float[] frame);

  /** Ends the stream, behind which there is nothing but this frame. */
  void finish(float[] silenceFrame);

  /**
   * Codes of the next packet.
   *
   * @param frames of the packet
   * @return [frames][books]
   * @throws IllegalStateException if too little was pushed for that
   */
  int[][] packet(int frames);
}

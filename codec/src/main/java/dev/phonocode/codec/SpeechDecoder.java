// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.codec.container.PhcPacket;

/**
 * Packets of codes to speech, as a stream: push packets, poll samples at the model's rate. How
 * samples are polled changes nothing. Memory does not grow with the stream, if samples are polled.
 *
 * <p>A packet's samples are there, but for the last 0.2 s or so (look-ahead of the conditioner and
 * of the filters behind it), which wait for the next packet or for {@link #finish}. Where packets
 * are missing there is silence of their length, and the network starts anew after it: what lies
 * between two gaps sounds as a stream of its own would, to the last bit ({@code
 * src/design/0006-damage.md}). One thread at a time.
 */
public interface SpeechDecoder {
  /**
   * Takes the next packet, or a later one if those between are lost.
   *
   * @throws IllegalArgumentException if it does not come after the last one, has other books or
   *     more frames than the header says, or a code that its book has not
   * @throws IllegalStateException after {@link #finish}
   */
  void push(PhcPacket packet);

  /**
   * Ends the stream.
   *
   * @param samples of the speech: what the end packet says. The last frame is cut there; what is
   *     missing before is silence
   * @throws IllegalArgumentException if they are negative
   */
  void finish(long samples);

  /** Ends the stream after the last whole frame: for one whose end packet is lost. */
  void finish();

  /**
   * The next samples, in [-1, 1].
   *
   * @return samples written; fewer than {@code length} means that more packets, or {@link #finish},
   *     are needed, or that the speech is over
   */
  int poll(float[] out, int offset, int length);
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.stream;

/** What a {@link StreamDecoder} asks of its network: codes in, samples out. */
public interface DecoderNetwork {
  /** Takes one frame's codes, [1..books]. */
  void push(int[] codes);

  /** Ends the stream. */
  void finish();

  /** The next samples, normalised and pre-emphasised: how many of {@code length} are there. */
  int poll(float[] out, int offset, int length);
}

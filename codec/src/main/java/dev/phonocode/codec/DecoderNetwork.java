// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.model.infer.CodeDecoder;

/** What {@link SpeechDecoder} asks of the network: codes in, samples out. */
interface DecoderNetwork {
  /** Takes one frame's codes, [1..books]. */
  void push(int[] codes);

  /** Ends the stream. */
  void finish();

  /** The next samples, normalised and pre-emphasised: how many of {@code length} are there. */
  int poll(float[] out, int offset, int length);

  /** The network in plain Java. */
  static DecoderNetwork of(CodeDecoder decoder) {
    return new DecoderNetwork() {
      @Override
      public void push(int[] codes) {
        decoder.push(codes);
      }

      @Override
      public void finish() {
        decoder.finish();
      }

      @Override
      public int poll(float[] out, int offset, int length) {
        return decoder.poll(out, offset, length);
      }
    };
  }
}

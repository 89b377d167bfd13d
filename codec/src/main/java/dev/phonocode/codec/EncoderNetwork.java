// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.model.infer.CodeEncoder;

/** What {@link SpeechEncoder} asks of the network: frames in, codes out. */
interface EncoderNetwork {
  /** Takes one front-end frame. */
  void push(float[] frame);

  /** Ends the stream, behind which there is nothing but this frame. */
  void finish(float[] silenceFrame);

  /** The next frame's codes, if they are there: [books of the model]. */
  boolean poll(int[] codes);

  /** The network in plain Java. */
  static EncoderNetwork of(CodeEncoder encoder) {
    return new EncoderNetwork() {
      @Override
      public void push(float[] frame) {
        encoder.push(frame);
      }

      @Override
      public void finish(float[] silenceFrame) {
        encoder.finish(silenceFrame);
      }

      @Override
      public boolean poll(int[] codes) {
        return encoder.poll(codes);
      }
    };
  }
}

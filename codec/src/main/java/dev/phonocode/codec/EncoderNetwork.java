// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec;

import dev.phonocode.model.infer.LatentEncoder;
import dev.phonocode.model.infer.PacketQuantiser;
import dev.phonocode.model.infer.SpeechModel;

/** What {@link SpeechEncoder} asks of the network: frames in, packets of codes out. */
interface EncoderNetwork {
  /** Takes one front-end frame. */
  void push(float[] frame);

  /** Ends the stream, after which there is nothing but this frame. */
  void finish(float[] silenceFrame);

  /**
   * Codes of the next packet.
   *
   * @param frames of the packet
   * @return [frames][books]
   * @throws IllegalStateException if too little was pushed for that
   */
  int[][] packet(int frames);

  /** The network in plain Java, at the start of a stream. */
  static EncoderNetwork of(SpeechModel model, EncodeOptions options) {
    LatentEncoder encoder = model.newEncoder();
    PacketQuantiser quantiser = options.quantiser(model);
    int dimension = model.config().quantiser().dimension();
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
      public int[][] packet(int frames) {
        float[][] latents = new float[frames][dimension];
        for (int frame = 0; frame < frames; frame++) {
          if (!encoder.poll(latents[frame])) {
            throw new IllegalStateException("the encoder owes frame " + frame + " of " + frames);
          }
        }
        return quantiser.codes(latents);
      }
    };
  }
}

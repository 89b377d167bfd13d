// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.stream;

import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.container.PhcHeader;
import dev.phonocode.model.infer.CodeDecoder;
import dev.phonocode.model.infer.LatentEncoder;
import dev.phonocode.model.infer.SpeechModel;
import dev.phonocode.model.infer.quantiser.PacketQuantiser;

/** The network in plain Java, as encoders and decoders ask for it. */
final class PlainNetworks {
  private PlainNetworks() {}

  /** An encoder at the start of a stream. */
  static EncoderNetwork encoder(SpeechModel model, EncodeOptions options) {
    LatentEncoder encoder = model.newEncoder();
    PacketCoding coding = PacketCoding.of(model, options);
    int dimension = model.config().quantiser().dimension();
    return new EncoderNetwork() {
      private PacketQuantiser quantiser;

      @Override
      public void begin(PhcHeader header) {
        quantiser = coding.quantiser(model, header);
      }

      @Override
      public void hear(float[] samples, int offset, int length) {
        quantiser.hear(samples, offset, length);
      }

      @Override
      public void push(float[] frame) {
        encoder.push(frame);
        quantiser.hear(frame);
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

  /** A decoder as it stands. */
  static DecoderNetwork decoder(CodeDecoder decoder) {
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

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.internal.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.Signals;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.infer.LatentEncoder;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the latents of the network in plain Java, speech framed at once is speech streamed. */
class FramedSpeechTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void latentsFromElsewhereAreCodedAsAStreamsOwn(int passes) throws IOException {
    AudioClip clip = Signals.clip(50_123, 13);
    EncodeOptions options = EncodeOptions.defaults().refine(passes);
    try (SpeechCodec codec = SpeechCodec.open()) {
      FramedSpeech speech = FramedSpeech.of(codec, clip, options);
      LatentEncoder encoder = codec.model().newEncoder();
      for (float[] frame : speech.frames()) {
        encoder.push(frame);
      }
      encoder.finish(speech.silenceFrame());
      float[][] latents =
          new float[codec.model().config().framesOf(clip.samples().length)]
              [codec.model().config().quantiser().dimension()];
      for (float[] latent : latents) {
        encoder.poll(latent);
      }
      assertEquals(codec.encode(clip, options), speech.with(latents));
    }
  }
}

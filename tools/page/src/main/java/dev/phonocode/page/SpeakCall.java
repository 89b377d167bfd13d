// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PacketSource;
import dev.phonocode.codec.PitchChange;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.infer.SpeechModel;
import java.io.IOException;
import java.time.Duration;

/**
 * Speech to codes, and at once to speech again: samples in, records out. With {@code voice}, the
 * speech is converted to that voice and spoken in it. All books are kept, so that fewer can be
 * tried without encoding again.
 */
record SpeakCall(SpeechCodec codec, WorkLimit work, int maxSamples) implements Call {
  @Override
  public void answer(Request request) throws IOException {
    DecodeOptions decoding = VoiceChoice.decoding(request);
    int most = codec.model().config().quantiser().books();
    int books = request.whole("books", 1, most).orElse(most);
    try (WorkLimit.Place place = work.enter();
        AudioSource speech = speech(request, decoding)) {
      EncodeOptions encoding = encoding(codec.model());
      // The voice is known: nobody has to listen for it.
      boolean isVoiceGiven = decoding.voice().isPresent();
      PacketSource packets =
          codec.encode(speech, isVoiceGiven ? encoding.lookIn(Duration.ZERO) : encoding);
      SpeechStream.send(codec, packets, new SpeechStream.Hearing(decoding, books), request);
    }
  }

  /** All books, in packets of a second: the page plays from the packet that is clicked on. */
  static EncodeOptions encoding(SpeechModel model) {
    return EncodeOptions.allBooks(model).packetFrames(EncodeOptions.forStreams().packetFrames());
  }

  private AudioSource speech(Request request, DecodeOptions decoding) throws IOException {
    AudioClip clip =
        new AudioClip(request.samples(maxSamples), codec.model().config().sampleRateHz());
    AudioSource source = AudioSource.of(clip);
    return decoding.voice().isPresent()
        ? codec.newConversion(decoding.voice().get(), source, PitchChange.follow())
        : source;
  }
}

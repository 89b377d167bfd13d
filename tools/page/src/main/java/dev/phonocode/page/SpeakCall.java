// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.PitchChange;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.SpeechEncoder;
import dev.phonocode.codec.container.PhcPacket;
import dev.phonocode.model.infer.SpeechModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Speech to codes, and at once to speech again: samples in, records out. With {@code voice}, the
 * speech is converted to that voice and spoken in it. All books are kept, so that fewer can be
 * tried without encoding again.
 */
record SpeakCall(SpeechCodec codec, WorkLimit work, int maxSamples) implements Call {
  private static final int CHUNK_SAMPLES = 1600;

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
      SpeechEncoder encoder =
          codec.newEncoder(isVoiceGiven ? encoding.lookIn(Duration.ZERO) : encoding);
      encode(speech, encoder, new SpeechStream.Hearing(decoding, books), request);
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

  private void encode(
      AudioSource speech, SpeechEncoder encoder, SpeechStream.Hearing hearing, Request request)
      throws IOException {
    Optional<SpeechStream> stream = Optional.empty();
    float[] chunk = new float[CHUNK_SAMPLES];
    boolean isAtEnd = false;
    while (!isAtEnd) {
      int n = speech.read(chunk, 0, chunk.length);
      isAtEnd = n < 0;
      if (isAtEnd) {
        encoder.finish();
      } else {
        encoder.push(chunk, 0, n);
      }
      if (stream.isEmpty() && encoder.header().isPresent()) {
        stream =
            Optional.of(
                new SpeechStream(
                    codec, encoder.header().get(), codec.model().prior(), hearing, request));
      }
      for (Optional<PhcPacket> p = encoder.poll(); p.isPresent(); p = encoder.poll()) {
        stream.orElseThrow().packet(p.get());
      }
    }
    stream.orElseThrow().end(encoder.samples());
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SampleOptions;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;

/**
 * New speech, drawn from the prior: {@code seconds} of it, {@code seed}, {@code drawing} (a
 * temperature).
 */
record SampleCall(SpeechCodec codec, WorkLimit work, int maxSeconds) implements Call {
  private static final double DEFAULT_SECONDS = 4;

  @Override
  public void answer(Request request) throws IOException {
    double seconds = request.number("seconds", 0, maxSeconds).orElse(DEFAULT_SECONDS);
    SampleOptions options =
        SampleOptions.defaults()
            .seed(request.whole("seed", 0, Integer.MAX_VALUE).orElse(0))
            .temperature(VoiceChoice.temperature(request, "drawing"));
    DecodeOptions decoding = VoiceChoice.decoding(request);
    try (WorkLimit.Place place = work.enter()) {
      CodeSequence codes = codec.sample(seconds, options);
      SpeechStream.send(
          codec, codes.stream(), new SpeechStream.Hearing(decoding, codes.books()), request);
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SpeechCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Codes to speech: codes of the page, or a {@code .phc} file, in; records out. {@code books} speaks
 * the first ones alone; {@code from} and {@code to}, packets, a stretch.
 */
record DecodeCall(SpeechCodec codec, WorkLimit work, int maxSamples) implements Call {
  private static final int JSON = '{';

  @Override
  public void answer(Request request) throws IOException {
    DecodeOptions decoding = VoiceChoice.decoding(request);
    try (WorkLimit.Place place = work.enter()) {
      CodeSequence codes = codes(request.body(CodesJson.mostBytes(codec.model(), maxSamples)));
      int books = request.whole("books", 1, codes.books()).orElse(codes.books());
      int count = codes.packets().size();
      int from = request.whole("from", 0, count).orElse(0);
      codes = codes.cut(from, request.whole("to", from, count).orElse(count));
      SpeechStream.send(codec, codes.stream(), new SpeechStream.Hearing(decoding, books), request);
    }
  }

  private CodeSequence codes(byte[] body) throws IOException {
    if (body.length > 0 && body[0] == JSON) {
      return CodesJson.read(codec.model(), body, maxSamples);
    }
    CodeSequence codes = codec.read(new ByteArrayInputStream(body), "the file");
    if (codes.samples() > maxSamples) {
      throw new Refusal(
          Refusal.TOO_LARGE,
          "expected at most " + maxSamples + " samples, found " + codes.samples());
    }
    return codes;
  }
}

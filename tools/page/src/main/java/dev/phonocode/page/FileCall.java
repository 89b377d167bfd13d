// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.page;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.SpeechCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Codes of the page as a {@code .phc} file, with the first {@code books}. */
record FileCall(SpeechCodec codec, WorkLimit work, int maxSamples) implements Call {
  @Override
  public void answer(Request request) throws IOException {
    try (WorkLimit.Place place = work.enter()) {
      byte[] body = request.body(CodesJson.mostBytes(codec.model(), maxSamples));
      CodeSequence codes = CodesJson.read(codec.model(), body, maxSamples);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      codes.books(request.whole("books", 1, codes.books()).orElse(codes.books())).write(file);
      request.answer("application/octet-stream", file.toByteArray());
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * This codec with the first books of its model, and all other options as they come.
 *
 * @param books at least 1
 */
record PhonocodeSystem(SpeechCodec codec, int books) implements SpeechSystem {
  @Override
  public String name() {
    return "phonocode " + codec.model().config().name();
  }

  @Override
  public Decoded code(AudioClip speech, Path folder) throws IOException {
    Path file = folder.resolve("speech.phc");
    codec.encode(speech, EncodeOptions.defaults().books(books)).write(file);
    return new Decoded(codec.decode(codec.read(file)), Files.size(file));
  }
}

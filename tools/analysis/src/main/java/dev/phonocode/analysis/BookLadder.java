// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This codec with the first books of its model.
 *
 * @param encoding all other options
 * @param books how many, for each rung; at least 1
 */
record BookLadder(SpeechCodec codec, EncodeOptions encoding, List<Integer> books) {
  /** What a rung is called in tables. */
  String name() {
    return "phonocode " + codec.model().config().name();
  }

  /**
   * Codes speech to a file for each rung, and decodes the files through one pass over the weights.
   *
   * @param folder empty, for this call alone
   * @return what came back, a rung each
   */
  List<SpeechSystem.Decoded> code(AudioClip speech, Path folder) throws IOException {
    List<CodeSequence> codes = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    for (int count : books) {
      Path file = folder.resolve(count + ".phc");
      codec.encode(speech, encoding.books(count)).write(file);
      codes.add(codec.read(file));
      bytes.add(Files.size(file));
    }
    List<AudioClip> clips = codec.decodeAll(codes, DecodeOptions.defaults());
    List<SpeechSystem.Decoded> rungs = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      rungs.add(new SpeechSystem.Decoded(clips.get(i), bytes.get(i)));
    }
    return rungs;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.codec.sound;

import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The codecs of all streams of this process: a plug-in has no place to be given one. */
final class SharedCodec {
  private static final Map<String, SpeechCodec> BY_BUNDLE = new HashMap<>();

  private SharedCodec() {}

  /** The codec of the bundle that the property names now, or the built-in one. */
  static synchronized SpeechCodec get() throws IOException {
    String bundle = System.getProperty(PhcAudioFileReader.MODEL_PROPERTY, "");
    SpeechCodec codec = BY_BUNDLE.get(bundle);
    if (codec == null) {
      codec = bundle.isEmpty() ? SpeechCodec.open() : SpeechCodec.open(Path.of(bundle));
      BY_BUNDLE.put(bundle, codec);
    }
    return codec;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SpeechCodec;
import java.nio.file.Path;

/** The same words in another voice: {@code Convert IN.wav OUT.wav [SPEAKER]}; the first if not given. */
class Convert {
  public static void main(String[] args) throws Exception {
    try (SpeechCodec codec = SpeechCodec.open()) {
      String speaker = args.length > 2 ? args[2] : codec.model().speakers().get(0).name();
      var codes = codec.encode(AudioFiles.read(Path.of(args[0])));
      var other = DecodeOptions.defaults().speaker(speaker).seed(7);
      AudioFiles.write(Path.of(args[1]), codec.decode(codes, other));
      System.out.println("in the voice of " + speaker);
    }
  }
}

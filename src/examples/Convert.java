// SPDX-License-Identifier: GPL-3.0-or-later
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.codec.Voice;
import java.nio.file.Path;

/** The same words in another voice, its pitch too: {@code Convert IN.wav OUT.wav [SPEAKER]}; the first if not given. */
class Convert {
  public static void main(String[] args) throws Exception {
    try (SpeechCodec codec = SpeechCodec.open()) {
      String speaker = args.length > 2 ? args[2] : codec.model().speakers().get(0).name();
      var speech = AudioFiles.read(Path.of(args[0]));
      AudioFiles.write(Path.of(args[1]), codec.convert(speech, Voice.named(speaker)));
      System.out.println("in the voice of " + speaker);
    }
  }
}

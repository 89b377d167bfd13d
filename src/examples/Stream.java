// SPDX-License-Identifier: GPL-3.0-or-later
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import java.nio.file.Path;

/** Speech of any length to a {@code .phc} stream in bounded memory: {@code Stream IN.wav > OUT.phc}. */
class Stream {
  public static void main(String[] args) throws Exception {
    try (SpeechCodec codec = SpeechCodec.open();
        AudioSource speech = AudioFiles.open(Path.of(args[0]))) {
      var packets = codec.encode(speech, EncodeOptions.forStreams().packetFrames(10));
      System.err.println(packets.write(System.out) + " samples");
    }
  }
}

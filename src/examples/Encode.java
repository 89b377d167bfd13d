// SPDX-License-Identifier: GPL-3.0-or-later
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.SpeechCodec;
import java.nio.file.Path;

/** Speech to codes, codes to a file, and the file to speech: {@code Encode IN.wav OUT.phc OUT.wav}. */
class Encode {
  public static void main(String[] args) throws Exception {
    try (SpeechCodec codec = SpeechCodec.open()) {
      CodeSequence codes = codec.encode(AudioFiles.read(Path.of(args[0])));
      codes.write(Path.of(args[1]));
      AudioFiles.write(Path.of(args[2]), codec.decode(codec.read(Path.of(args[1]))));
      System.out.println(codes.frames() + " frames of " + codes.books() + " codes");
    }
  }
}

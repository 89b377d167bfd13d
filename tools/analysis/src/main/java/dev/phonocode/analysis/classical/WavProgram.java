// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.classical;

import dev.phonocode.analysis.SpeechSystem;
import dev.phonocode.analysis.jobs.Program;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A codec in two programs that take an input and an output file, and read and write WAV. */
interface WavProgram extends SpeechSystem {
  /** The encoder and its options, with blanks between. */
  String encoder();

  /** The same of the decoder. */
  String decoder();

  /** The speech as the encoder wants it. */
  default AudioClip input(AudioClip speech) {
    return speech;
  }

  @Override
  default Decoded code(AudioClip speech, Path folder) throws IOException {
    Path in = folder.resolve("in.wav");
    Path coded = folder.resolve("coded.ogg");
    Path out = folder.resolve("out.wav");
    AudioFiles.write(in, input(speech));
    Program.run(folder, words(encoder(), in, coded));
    Program.run(folder, words(decoder(), coded, out));
    return new Decoded(AudioFiles.read(out), Files.size(coded));
  }

  private static String[] words(String program, Path from, Path to) {
    return Stream.concat(Stream.of(program.split(" ")), Stream.of(from.toString(), to.toString()))
        .toArray(String[]::new);
  }
}

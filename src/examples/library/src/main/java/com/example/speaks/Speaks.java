// SPDX-License-Identifier: GPL-3.0-or-later
package com.example.speaks;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.infer.Kernels;
import java.nio.file.Path;

/** Speech to codes and back: {@code Speaks IN.wav OUT.wav}. */
public final class Speaks {
  private Speaks() {}

  /** Prints how many frames there were, and on which kernels they were computed. */
  public static void main(String[] args) throws Exception {
    try (SpeechCodec codec = SpeechCodec.open()) {
      AudioClip speech = AudioFiles.read(Path.of(args[0]));
      CodeSequence codes = codec.encode(speech);
      AudioFiles.write(Path.of(args[1]), codec.decode(codes));
      System.out.println(codes.frames() + " frames on " + Kernels.best().name() + " kernels");
    }
  }
}

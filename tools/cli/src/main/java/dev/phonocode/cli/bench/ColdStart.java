// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.bench;

import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.cli.shell.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a short command takes: a round trip by a JVM that has just been started. */
final class ColdStart {
  /** Length of the speech. */
  static final int SECONDS = 5;

  private static final int TIMES = 3;

  private ColdStart() {}

  /**
   * Median wall time, in seconds, from the start of the JVM to its end.
   *
   * @param model as {@code --model} names it, if it does
   */
  static double roundtripSeconds(AudioClip clip, Optional<String> model) throws IOException {
    try (WorkFolder folder = new WorkFolder()) {
      Path in = folder.path().resolve("in.wav");
      AudioFiles.write(in, clip);
      List<String> verb = new ArrayList<>(List.of("roundtrip", "--quiet", "--force"));
      model.ifPresent(name -> verb.addAll(List.of("--model", name)));
      verb.add(in.toString());
      verb.add(folder.path().resolve("out.wav").toString());
      double[] seconds = new double[TIMES];
      for (int i = 0; i < TIMES; i++) {
        Stopwatch watch = new Stopwatch();
        OwnJvm.run(verb);
        seconds[i] = watch.seconds();
      }
      Arrays.sort(seconds);
      return seconds[TIMES / 2];
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.audio.corpus.LeftOut;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.cli.shell.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The recordings that {@code --data} names. */
public final class CorpusInput {
  private CorpusInput() {}

  /** Reads a manifest or lists a folder, and says what is left out. */
  public static Manifest read(Path data, Console console) throws IOException {
    Manifest manifest = Manifest.read(data);
    say(manifest.leftOut(), console);
    return manifest;
  }

  /** Says what is left out. */
  public static void say(List<LeftOut> leftOut, Console console) {
    leftOut.forEach(one -> console.complain(one.toString()));
  }
}

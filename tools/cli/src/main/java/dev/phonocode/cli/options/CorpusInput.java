// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.options;

import dev.phonocode.audio.corpus.LeftOut;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;

/** The recordings that {@code --data} names, and the phones that {@code --labels} gives them. */
public final class CorpusInput {
  /** {@code --data}. */
  public static final Option DATA =
      CommonOptions.input("data", "MANIFEST.tsv|DIR", "manifest or folder of recordings");

  /** {@code --labels}. */
  public static final Option LABELS =
      CommonOptions.input(
          "labels", "FILE|DIR", "phone times: .ctm, or a folder of .TextGrid, .lab or .phn");

  private CorpusInput() {}

  /** The manifest or folder, which must be named. */
  public static Path data(Arguments arguments) throws UsageException {
    return Path.of(arguments.required(DATA));
  }

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

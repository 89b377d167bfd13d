// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import dev.phonocode.audio.AudioWarning;
import dev.phonocode.audio.corpus.LeftOut;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.SoundWarnings;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * Says how a training goes, in a line of words or of JSON on standard output with {@code --json},
 * and what is wrong with the recordings that are trained on; with {@code --strict} a run that has
 * such ends before it begins.
 */
class RunWords implements RunListener {
  private final Console console;
  private final SoundWarnings warnings;
  private final boolean isJson;
  private final Function<Metrics, String> words;

  /** An instance whose lines for people are {@code words}. */
  RunWords(Arguments arguments, Console console, Function<Metrics, String> words) {
    this.console = console;
    this.warnings = new SoundWarnings(console);
    this.isJson = arguments.has(CommonOptions.JSON);
    this.words = words;
  }

  @Override
  public void progress(Metrics line) {
    if (!isJson) {
      console.say(words.apply(line));
      return;
    }
    try {
      console.print(line.toJson());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void warn(AudioWarning warning) throws IOException {
    warnings.warn(warning);
  }

  @Override
  public void leftOut(LeftOut recording) throws IOException {
    if (console.strict()) {
      throw new IOException(recording.toString());
    }
    console.complain(recording.toString());
  }
}

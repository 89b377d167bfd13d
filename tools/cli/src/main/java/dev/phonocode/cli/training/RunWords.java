// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import dev.phonocode.audio.AudioWarning;
import dev.phonocode.audio.corpus.LeftOut;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.SoundWarnings;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.RunListener;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Says how a training goes, and what is wrong with the recordings that are trained on; with {@code
 * --strict} a run that has such ends before it begins.
 */
final class RunWords implements RunListener {
  private final Console console;
  private final SoundWarnings warnings;
  private final Consumer<Metrics> lines;

  RunWords(Console console, Consumer<Metrics> lines) {
    this.console = console;
    this.warnings = new SoundWarnings(console);
    this.lines = lines;
  }

  @Override
  public void progress(Metrics line) {
    lines.accept(line);
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

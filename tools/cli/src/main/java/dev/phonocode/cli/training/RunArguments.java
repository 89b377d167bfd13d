// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.options.Computing;
import dev.phonocode.cli.options.Threads;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.RunEnd;
import dev.phonocode.torch.train.run.RunListener;
import dev.phonocode.torch.train.run.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** What the verbs that train have in common: how long, where from, and what they say. */
final class RunArguments {
  static final Option MINUTES =
      CommonOptions.value("minutes", "M", "stop after so long; --resume goes on");
  static final Option RESUME = CommonOptions.flag("resume", "go on from the checkpoint in DIR");

  static final Option INIT =
      CommonOptions.input("init", "BUNDLE.phm", "start from the weights of this model");

  private RunArguments() {}

  /** {@code --steps}. */
  static Option steps(String byDefault) {
    return CommonOptions.value("steps", "N", "steps in all; " + byDefault);
  }

  /** The steps that were asked for. */
  static Optional<Integer> steps(Arguments arguments) throws UsageException {
    return arguments.integer(steps(""), 1, 1 << 24);
  }

  /** The model to start from. */
  static Optional<Path> init(Arguments arguments) {
    return arguments.text(INIT).map(Path::of);
  }

  /**
   * The run that the arguments ask for.
   *
   * @throws IOException if its model would replace one that it starts from
   */
  static RunOptions options(Arguments arguments, Path out, StopRequest stop, RunListener listener)
      throws UsageException, IOException {
    if (!arguments.has(RESUME)) {
      new Destination(out.resolve("model.phm").toString(), true, arguments.inputs()).checkFree();
    }
    return new RunOptions(
        out,
        arguments.number(MINUTES, 0, 1e6).map(m -> Duration.ofMillis((long) (60_000 * m))),
        arguments.has(RESUME),
        Computing.device(arguments),
        Threads.of(arguments),
        stop::isMade,
        listener);
  }

  /** A number for each book. */
  static String byBook(String name, Metrics line, Measure measure, String format) {
    StringBuilder text = new StringBuilder(name);
    for (double value : line.numbers(measure)) {
      text.append(' ').append(Text.of(format, value));
    }
    return text.toString();
  }

  /** What ended a training. */
  static String words(RunEnd end) {
    return switch (end) {
      case FINISHED -> "training is finished";
      case OUT_OF_TIME -> "time is out; --resume goes on";
      case STOPPED -> "stopped; --resume goes on";
    };
  }
}

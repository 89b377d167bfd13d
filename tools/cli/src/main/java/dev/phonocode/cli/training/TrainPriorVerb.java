// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.options.Computing;
import dev.phonocode.cli.options.CorpusInput;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.options.Threads;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.torch.train.prior.PriorRecipe;
import dev.phonocode.torch.train.prior.PriorTrainOptions;
import dev.phonocode.torch.train.prior.PriorTrainer;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.RunEnd;
import dev.phonocode.torch.train.run.RunListener;
import dev.phonocode.torch.train.run.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;

/**
 * {@code train-prior --data DATA --model CODEC.phm --out BUNDLE.phm}: the same codec with a prior
 * over its codes, learnt from recordings.
 */
public final class TrainPriorVerb implements Verb {
  private static final Option OUT =
      CommonOptions.value("out", "BUNDLE.phm", "the model with its prior");
  private static final Option WORK =
      CommonOptions.value("work", "DIR", "where the run lives; BUNDLE.phm.run if not given");
  private static final Option CORPUS =
      CommonOptions.value(
          "corpus", "DIR", "decoded recordings: 'corpus' in train's DIR, if of the same data");
  private static final int DEFAULT_STEPS = 8000;

  @Override
  public List<Option> options() {
    return List.of(
        CorpusInput.DATA,
        Models.OPTION,
        OUT,
        WORK,
        CORPUS,
        RunArguments.steps(DEFAULT_STEPS + " if not given; the same number to resume"),
        RunArguments.MINUTES,
        RunArguments.RESUME,
        RunArguments.INIT,
        Computing.DEVICE,
        Threads.OPTION);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    Destination destination = Destination.of(arguments.required(OUT), arguments);
    destination.requireFreeOfReports(arguments);
    destination.check();
    Path data = CorpusInput.data(arguments);
    CorpusInput.read(data, console);
    Path work = Path.of(arguments.text(WORK).orElse(destination + ".run"));
    StopRequest stop = new StopRequest();
    RunListener lines = new RunWords(arguments, console, TrainPriorVerb::line);
    PriorTrainOptions options =
        new PriorTrainOptions(
            RunArguments.options(arguments, work, stop, lines),
            Models.bundle(arguments, console),
            data,
            arguments.text(CORPUS).map(Path::of).orElse(work.resolve("corpus")),
            PriorRecipe.defaults(),
            RunArguments.steps(arguments).orElse(DEFAULT_STEPS),
            RunArguments.init(arguments));
    try (stop;
        TrainingRun run = PriorTrainer.prepare(options)) {
      stop.listen();
      RunEnd end = run.train();
      try (Output output = Output.open(destination, console)) {
        Files.copy(work.resolve("model.phm"), output.stream());
        output.commit();
      }
      console.say(destination + ": " + RunArguments.words(end));
      return ExitCode.OK;
    }
  }

  private static String line(Metrics m) {
    String bits = RunArguments.byBook("bits a code", m, Measure.BITS_BY_BOOK, "%.3f");
    double saved = 100 * m.number(Measure.SAVED);
    return Text.of("%s step %d  %s  saves %.1f %%", m.kind(), m.step(), bits, saved);
  }
}

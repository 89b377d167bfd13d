// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import dev.phonocode.cli.options.CorpusInput;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Output;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.shell.VerbHelp;
import dev.phonocode.torch.train.Trainer;
import dev.phonocode.torch.train.prior.PriorProgress;
import dev.phonocode.torch.train.prior.PriorRecipe;
import dev.phonocode.torch.train.prior.PriorTrainOptions;
import dev.phonocode.torch.train.prior.PriorTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Option;

/**
 * {@code train-prior --data DATA --model CODEC.phm --out BUNDLE.phm}: the same codec with a prior
 * over its codes, learnt from recordings.
 */
public final class TrainPriorVerb implements Verb {
  private static final String DATA = "data";
  private static final String OUT = "out";
  private static final String WORK = "work";
  private static final String CORPUS = "corpus";
  private static final String STEPS = "steps";
  private static final String MINUTES = "minutes";
  private static final String RESUME = "resume";
  private static final String INIT = "init";
  private static final String DEVICE = "device";
  private static final String THREADS = "threads";
  private static final List<String> DEVICES = List.of("auto", "cpu", "gpu");
  private static final int DEFAULT_STEPS = 8000;

  @Override
  public VerbHelp help() {
    return new VerbHelp(
        List.of(),
        "how likely each code is: a model's prior",
        "Makes the codes of the recordings with the model, learns how likely each is given those"
            + " before it, and writes the model with this prior to BUNDLE.phm. Codes are then"
            + " stored in fewer bits, and 'sample' can draw new speech. DIR gets metrics.jsonl,"
            + " the codes and a checkpoint.",
        "--data speech/MANIFEST.tsv --model run/model.phm --out model.phm");
  }

  @Override
  public List<Option> options() {
    return List.of(
        CommonOptions.value(DATA, "MANIFEST.tsv|DIR", "the recordings, as for train"),
        Models.OPTION,
        CommonOptions.value(OUT, "BUNDLE.phm", "the model with its prior"),
        CommonOptions.value(WORK, "DIR", "where the run lives; BUNDLE.phm.run if not given"),
        CommonOptions.value(
            CORPUS, "DIR", "decoded recordings: 'corpus' in train's DIR, if of the same data"),
        CommonOptions.value(STEPS, "N", "steps in all; " + DEFAULT_STEPS + " if not given"),
        CommonOptions.value(MINUTES, "M", "stop after so long; --resume goes on"),
        CommonOptions.flag(RESUME, "go on from the checkpoint in DIR, with the same --steps"),
        CommonOptions.value(INIT, "BUNDLE.phm", "start from the prior of a model"),
        CommonOptions.value(DEVICE, "auto|cpu|gpu", "where to compute"),
        CommonOptions.value(THREADS, "N", "threads on the CPU; all cores by default"));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    Destination destination = Destination.of(arguments.required(OUT), arguments);
    destination.requireFreeOf(CommonOptions.JSON, arguments);
    destination.check();
    CorpusInput.read(Path.of(arguments.required(DATA)), console);
    StopRequest stop = new StopRequest();
    PriorTrainOptions options = options(arguments, console, stop);
    try (stop;
        PriorTrainer trainer = new PriorTrainer(options)) {
      stop.listen();
      Trainer.End end = trainer.run();
      try (Output output = Output.open(destination, console)) {
        Files.copy(options.out().resolve("model.phm"), output.stream());
        output.commit();
      }
      console.say(destination + ": " + TrainVerb.words(end));
      return ExitCode.OK;
    }
  }

  private static PriorTrainOptions options(Arguments arguments, Console console, StopRequest stop)
      throws UsageException, IOException {
    Path data = Path.of(arguments.required(DATA));
    Path work = Path.of(arguments.text(WORK).orElse(arguments.text(OUT).orElseThrow() + ".run"));
    var minutes = arguments.number(MINUTES, 0, 1e6);
    return new PriorTrainOptions(
        Models.bundle(arguments, console),
        data,
        arguments.text(CORPUS).map(Path::of).orElse(work.resolve("corpus")),
        work,
        PriorRecipe.defaults(),
        arguments.integer(STEPS, 1, 1 << 24).orElse(DEFAULT_STEPS),
        minutes.isPresent()
            ? Optional.of(Duration.ofMillis((long) (60_000 * minutes.getAsDouble())))
            : Optional.empty(),
        arguments.has(RESUME),
        arguments.text(INIT).map(Path::of),
        arguments.choice(DEVICE, DEVICES),
        arguments.integer(THREADS, 1, 1024).orElse(Runtime.getRuntime().availableProcessors()),
        stop::isMade,
        TrainingLines.listener(arguments, console, TrainPriorVerb::line));
  }

  private static String line(PriorProgress p) {
    StringBuilder bits = new StringBuilder();
    for (double value : p.bitsByBook()) {
      bits.append(String.format(Locale.ROOT, " %.3f", value));
    }
    return String.format(
        Locale.ROOT,
        "%s step %d  bits a code%s  saves %.1f %%",
        p.kind(),
        p.step(),
        bits,
        100 * p.saved());
  }
}

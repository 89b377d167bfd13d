// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.analysis.phones.TrainingLabels;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.options.Computing;
import dev.phonocode.cli.options.CorpusInput;
import dev.phonocode.cli.options.Threads;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.torch.train.PhoneTargets;
import dev.phonocode.torch.train.TrainOptions;
import dev.phonocode.torch.train.Trainer;
import dev.phonocode.torch.train.run.Measure;
import dev.phonocode.torch.train.run.Metrics;
import dev.phonocode.torch.train.run.RunEnd;
import dev.phonocode.torch.train.run.RunListener;
import dev.phonocode.torch.train.run.RunOptions;
import dev.phonocode.torch.train.run.TrainingRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;

/** {@code train --data DATA --out DIR}: a model from recordings. */
public final class TrainVerb implements Verb {
  private static final Option OUT = CommonOptions.value("out", "DIR", "where the run lives");

  @Override
  public List<Option> options() {
    return List.of(
        CorpusInput.DATA,
        OUT,
        Computing.PRESET,
        RunArguments.steps("the recipe's own number by default"),
        RunArguments.MINUTES,
        RunArguments.RESUME,
        RunArguments.INIT,
        CorpusInput.LABELS,
        Computing.DEVICE,
        Threads.OPTION,
        Computing.PRECISION);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    StopRequest stop = new StopRequest();
    Path data = CorpusInput.data(arguments);
    Path out = Path.of(arguments.required(OUT));
    var samples = new ValidationSamples(CorpusInput.read(data, console), out.resolve("samples"));
    RunListener listener =
        new RunWords(arguments, console, TrainVerb::line) {
          @Override
          public void snapshot(int step, ModelBundle averaged) throws IOException {
            samples.write(step, averaged);
          }
        };
    TrainOptions options =
        options(arguments, data, RunArguments.options(arguments, out, stop, listener));
    try (stop;
        TrainingRun run = Trainer.prepare(options)) {
      stop.listen();
      RunEnd end = run.train();
      console.say(out.resolve("model.phm") + ": " + RunArguments.words(end));
      return ExitCode.OK;
    }
  }

  private static Optional<PhoneTargets> labels(Arguments arguments, Path data) throws IOException {
    Optional<String> path = arguments.text(CorpusInput.LABELS);
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(TrainingLabels.of(Labels.open(Path.of(path.get())), Manifest.read(data)));
  }

  private static TrainOptions options(Arguments arguments, Path data, RunOptions run)
      throws UsageException, IOException {
    return new TrainOptions(
        run,
        data,
        Computing.preset(arguments),
        RunArguments.steps(arguments),
        RunArguments.init(arguments),
        Computing.precision(arguments),
        labels(arguments, data));
  }

  /** A line of progress: only the numbers that the stage has. */
  private static String line(Metrics m) {
    List<String> parts = new ArrayList<>();
    parts.add(m.kind() + " " + m.stage().orElse("") + " step " + m.step());
    add(parts, "%.3f bit/sample", m, Measure.BITS_PER_SAMPLE);
    add(parts, "(%.3f with wrong codes)", m, Measure.BITS_PER_SAMPLE_WRONG_CODES);
    add(parts, "mel error %.3f", m, Measure.MEL_ERROR);
    add(parts, "phones %.3f nats", m, Measure.PHONE_NATS);
    add(parts, "phones told %.3f", m, Measure.PHONES_TOLD);
    add(parts, "%.1f s/s", m, Measure.AUDIO_SECONDS_PER_SECOND);
    parts.add(RunArguments.byBook("perplexity", m, Measure.PERPLEXITY, "%.0f"));
    return String.join("  ", parts);
  }

  private static void add(List<String> parts, String format, Metrics m, Measure measure) {
    if (m.has(measure)) {
      parts.add(Text.of(format, m.number(measure)));
    }
  }
}

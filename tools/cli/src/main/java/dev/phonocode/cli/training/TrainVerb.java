// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.training;

import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.analysis.phones.TrainingLabels;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.cli.options.CorpusInput;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.shell.VerbHelp;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.torch.train.PhoneTargets;
import dev.phonocode.torch.train.Precision;
import dev.phonocode.torch.train.Progress;
import dev.phonocode.torch.train.TrainListener;
import dev.phonocode.torch.train.TrainOptions;
import dev.phonocode.torch.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.cli.Option;

/** {@code train --data DATA --out DIR}: a model from recordings. */
public final class TrainVerb implements Verb {
  private static final String DATA = "data";
  private static final String OUT = "out";
  private static final String PRESET = "preset";
  private static final String STEPS = "steps";
  private static final String MINUTES = "minutes";
  private static final String RESUME = "resume";
  private static final String INIT = "init";
  private static final String LABELS = "labels";
  private static final String DEVICE = "device";
  private static final String THREADS = "threads";
  private static final String PRECISION = "precision";
  private static final List<String> DEVICES = List.of("auto", "cpu", "gpu");
  private static final List<String> PRECISIONS = List.of("fp32", "bf16");

  @Override
  public VerbHelp help() {
    return new VerbHelp(
        List.of(),
        "a model from recordings",
        "Trains on the rows of split 'train' of a manifest, or on a folder of recordings with a"
            + " folder for each speaker. DIR gets metrics.jsonl, TensorBoard events,"
            + " checkpoints, samples of held-out speech, and model.phm.",
        "--data speech/MANIFEST.tsv --out run --minutes 120");
  }

  @Override
  public List<Option> options() {
    return List.of(
        valued(DATA, "MANIFEST.tsv|DIR", "the recordings"),
        valued(OUT, "DIR", "where the run lives"),
        valued(PRESET, "NAME|FILE.json", "the recipe: default, paper, or one of your own"),
        valued(STEPS, "N", "steps in all; the recipe's own number by default"),
        valued(MINUTES, "M", "stop after so long; --resume goes on"),
        Option.builder().longOpt(RESUME).desc("go on from the checkpoint in DIR").get(),
        valued(INIT, "BUNDLE.phm", "start from the weights of a model"),
        valued(
            LABELS,
            "FILE|DIR",
            "phones of the recordings, for recipes that labels guide: CTM, TextGrid, .lab or .phn"),
        valued(DEVICE, "auto|cpu|gpu", "where to compute; auto takes a GPU where there is one"),
        valued(THREADS, "N", "threads on the CPU; all cores by default"),
        valued(
            PRECISION,
            "fp32|bf16",
            "the arithmetic; bf16 is for CPUs with AVX512-BF16 or AMX, and GPUs"));
  }

  private static Option valued(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    StopRequest stop = new StopRequest();
    Path data = Path.of(arguments.required(DATA));
    Path out = Path.of(arguments.required(OUT));
    var samples = new ValidationSamples(CorpusInput.read(data, console), out.resolve("samples"));
    TrainListener listener =
        new Listener(TrainingLines.listener(arguments, console, TrainVerb::line), samples);
    TrainOptions options = options(arguments, data, out, stop, listener);
    try (stop;
        Trainer trainer = new Trainer(options)) {
      stop.listen();
      Trainer.End end = trainer.run();
      console.say(options.out().resolve("model.phm") + ": " + words(end));
      return ExitCode.OK;
    }
  }

  /** What ended a training. */
  static String words(Trainer.End end) {
    return switch (end) {
      case FINISHED -> "training is finished";
      case OUT_OF_TIME -> "time is out; --resume goes on";
      case STOPPED -> "stopped; --resume goes on";
    };
  }

  /** Words for each line of progress, sound for each snapshot. */
  private record Listener(Consumer<Progress> lines, ValidationSamples samples)
      implements TrainListener {
    @Override
    public void progress(Progress line) {
      lines.accept(line);
    }

    @Override
    public void snapshot(int step, ModelBundle averaged) throws IOException {
      samples.write(step, averaged);
    }
  }

  /** The labels of the recordings, if any are given. */
  private static Optional<PhoneTargets> labels(Arguments arguments, Path data) throws IOException {
    Optional<String> path = arguments.text(LABELS);
    return path.isEmpty()
        ? Optional.empty()
        : Optional.of(TrainingLabels.of(Labels.open(Path.of(path.get())), Manifest.read(data)));
  }

  private static TrainOptions options(
      Arguments arguments, Path data, Path out, StopRequest stop, TrainListener listener)
      throws UsageException, IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    var steps = arguments.integer(STEPS, 1, 1 << 24);
    var minutes = arguments.number(MINUTES, 0, 1e6);
    return new TrainOptions(
        data,
        out,
        arguments.text(PRESET).orElse("default"),
        steps.isPresent() ? Optional.of(steps.getAsInt()) : Optional.empty(),
        minutes.isPresent()
            ? Optional.of(Duration.ofMillis((long) (60_000 * minutes.getAsDouble())))
            : Optional.empty(),
        arguments.has(RESUME),
        arguments.text(INIT).map(Path::of),
        arguments.choice(DEVICE, DEVICES),
        arguments.integer(THREADS, 1, 1024).orElse(cores),
        Precision.valueOf(arguments.choice(PRECISION, PRECISIONS).toUpperCase(Locale.ROOT)),
        labels(arguments, data),
        stop::isMade,
        listener);
  }

  /** A line of progress: only the numbers that the stage has. */
  private static String line(Progress p) {
    List<String> parts = new ArrayList<>();
    parts.add(String.format(Locale.ROOT, "%s %s step %d", p.kind(), p.stage(), p.step()));
    add(parts, "%.3f bit/sample", p.bitsPerSample());
    add(parts, "(%.3f with wrong codes)", p.bitsPerSampleWrongCodes());
    add(parts, "mel error %.3f", p.melError());
    add(parts, "phones %.3f nats", p.phoneNats());
    add(parts, "phones told %.3f", p.phonesTold());
    add(parts, "%.1f s/s", p.audioSecondsPerSecond());
    StringBuilder perplexity = new StringBuilder("perplexity");
    for (double value : p.perplexity()) {
      perplexity.append(String.format(Locale.ROOT, " %.0f", value));
    }
    parts.add(perplexity.toString());
    return String.join("  ", parts);
  }

  private static void add(List<String> parts, String format, Double value) {
    if (value != null) {
      parts.add(String.format(Locale.ROOT, format, value));
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.Evaluation;
import dev.phonocode.analysis.Recording;
import dev.phonocode.analysis.SpeechSystem;
import dev.phonocode.analysis.classical.ClassicalCodecs;
import dev.phonocode.cli.options.EncodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.options.Threads;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Failures;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.SoundWarnings;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.cli.shell.Verb;
import dev.phonocode.cli.shell.WorkFolder;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;

/** {@code eval --data MANIFEST.tsv}: rate and quality over a set of recordings. */
public final class EvalVerb implements Verb {
  private static final Option BOOKS =
      CommonOptions.value(
          "books", "LIST", "numbers of books to use, as 1,2,4; if not given 1, 2, 4, ... and all");
  private static final Option CLASSICAL =
      CommonOptions.flag("classical", "also codec2, opus and speex, where they are installed");
  private static final Option CONVERSION =
      CommonOptions.flag("conversion", "evaluate the conversion of voices instead");
  private static final Option HTML =
      CommonOptions.value("html", "FILE.html", "also a page with tables and charts");

  @Override
  public List<Option> options() {
    return CommonOptions.join(
        RecordingChoice.ALL,
        List.of(
            BOOKS,
            EncodingOptions.REFINE,
            CLASSICAL,
            CONVERSION,
            ConversionEval.EACH,
            HTML,
            Threads.OPTION,
            Models.OPTION));
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    int threads = Threads.of(arguments);
    Optional<Destination> page = page(arguments);
    if (arguments.has(CONVERSION)) {
      return ConversionEval.run(arguments, threads, console);
    }
    SoundWarnings warnings = new SoundWarnings(console);
    List<Recording> recordings = RecordingChoice.of(arguments, warnings, console);
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      EncodeOptions encoding = EncodingOptions.refined(EncodeOptions.defaults(), arguments);
      EncodingOptions.check(encoding, codec);
      List<Integer> books = books(arguments, codec.model().config().quantiser().books());
      List<SpeechSystem> others = List.of();
      if (arguments.has(CLASSICAL)) {
        ClassicalCodecs classical = ClassicalCodecs.installed();
        classical.missing().forEach(console::say);
        others = classical.systems();
      }
      Evaluation.Result result =
          evaluate(new Evaluation(codec, encoding, books, others), recordings, threads, console);
      return report(result, warnings, page, arguments, console);
    }
  }

  /** Where the page is to go; whether it can be written there shows before the work. */
  private static Optional<Destination> page(Arguments arguments)
      throws UsageException, IOException {
    Optional<String> file = arguments.text(HTML);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (arguments.has(CONVERSION)) {
      throw new UsageException("--html and --conversion cannot be combined");
    }
    Destination page = Destination.of(file.get(), arguments);
    if (page.isStandardOutput()) {
      throw new UsageException("--html needs a file: standard output has the table");
    }
    page.check();
    return Optional.of(page);
  }

  /** The numbers of books that are asked for, ascending. */
  private static List<Integer> books(Arguments arguments, int most) throws UsageException {
    Optional<String> list = arguments.text(BOOKS);
    if (list.isEmpty()) {
      List<Integer> doubled = new ArrayList<>();
      for (int count = 1; count < most; count *= 2) {
        doubled.add(count);
      }
      doubled.add(most);
      return doubled;
    }
    String expected = "numbers from 1 to " + most + " with commas between";
    try {
      List<Integer> counts =
          Stream.of(list.get().split(",", -1)).map(Integer::valueOf).sorted().distinct().toList();
      if (counts.get(0) >= 1 && counts.get(counts.size() - 1) <= most) {
        return counts;
      }
    } catch (NumberFormatException e) {
      throw Arguments.wrong(BOOKS, list.get(), expected);
    }
    throw Arguments.wrong(BOOKS, list.get(), expected);
  }

  private static Evaluation.Result evaluate(
      Evaluation evaluation, List<Recording> recordings, int threads, Console console)
      throws IOException {
    try (WorkFolder folder = new WorkFolder();
        Progress progress = console.progress("evaluating")) {
      return evaluation.run(recordings, folder.path(), threads, progress::recordings);
    }
  }

  private static int report(
      Evaluation.Result result,
      SoundWarnings warnings,
      Optional<Destination> page,
      Arguments arguments,
      Console console)
      throws IOException {
    List<String> reasons =
        result.failures().stream()
            .map(f -> f.file() + " is left out: " + Failures.describe(f.reason()))
            .toList();
    if (result.recordings() == 0) {
      throw new IOException("no recording could be evaluated: " + String.join("; ", reasons));
    }
    reasons.forEach(console::complain);
    EvalReport report = new EvalReport(result, warnings.named());
    console.print(arguments.has(CommonOptions.JSON) ? report.json() : report.text());
    if (page.isPresent()) {
      new EvalPage(result, report.fullest()).write(page.get(), console);
    }
    return reasons.isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.analysis.phones.PhoneAnalysis;
import dev.phonocode.analysis.phones.PhonePage;
import dev.phonocode.analysis.phones.PhoneResult;
import dev.phonocode.analysis.phones.PhoneTables;
import dev.phonocode.analysis.report.HtmlReport;
import dev.phonocode.analysis.report.Table;
import dev.phonocode.audio.corpus.Manifest;
import dev.phonocode.audio.files.AtomicFile;
import dev.phonocode.cli.options.CorpusInput;
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
import dev.phonocode.codec.SpeechCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;

/** {@code analyze --data PATH --labels PATH --out DIR}: the codes against phone labels. */
public final class AnalyzeVerb implements Verb {
  private static final Option OUT =
      CommonOptions.value(
          "out", "DIR", "folder for index.html and the tables (.csv), made if it is not there");
  private static final Option BOOK =
      CommonOptions.value("book", "N", "the codes of this book; 1 if not given");

  @Override
  public List<Option> options() {
    return List.of(CorpusInput.DATA, CorpusInput.LABELS, OUT, BOOK, Threads.OPTION, Models.OPTION);
  }

  @Override
  public int run(Arguments arguments, Console console) throws UsageException, IOException {
    Path data = CorpusInput.data(arguments);
    Path labelPath = Path.of(arguments.required(CorpusInput.LABELS));
    Path out = Path.of(arguments.required(OUT));
    int threads = Threads.of(arguments);
    // Hours of work are not to end in a refusal.
    Destination.of(out.resolve("scores.csv").toString(), arguments).checkFree();
    Files.createDirectories(out);
    Manifest manifest = CorpusInput.read(data, console);
    Labels labels = Labels.open(labelPath);
    CorpusInput.say(labels.leftOut(), console);
    labels
        .unmatched(manifest.rows().stream().map(Manifest.Row::path).toList())
        .ifPresent(console::say);
    try (SpeechCodec codec = Models.codec(arguments, console)) {
      int books = codec.model().config().quantiser().books();
      int book = arguments.integer(BOOK, 1, books).orElse(1);
      SoundWarnings warnings = new SoundWarnings(console);
      PhoneResult result =
          analyse(new PhoneAnalysis(codec, book, warnings), manifest, labels, threads, console);
      result.material().failures().stream()
          .map(f -> f.file() + " is left out: " + Failures.describe(f.reason()))
          .forEach(console::complain);
      write(result, codec, out);
      AnalyzeReport report = new AnalyzeReport(result, warnings.named());
      console.print(arguments.has(CommonOptions.JSON) ? report.json() : report.text());
      console.say("tables and index.html in " + out);
      return result.material().failures().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
    }
  }

  private static PhoneResult analyse(
      PhoneAnalysis analysis, Manifest manifest, Labels labels, int threads, Console console)
      throws IOException {
    List<PhoneAnalysis.Item> items =
        manifest.rows().stream()
            .map(
                row ->
                    new PhoneAnalysis.Item(
                        row.path(), manifest.file(row), row.speaker(), row.split()))
            .toList();
    try (Progress progress = console.progress("encoding")) {
      return analysis.run(items, labels, threads, progress::recordings);
    }
  }

  private static void write(PhoneResult result, SpeechCodec codec, Path out) throws IOException {
    for (Table table : new PhoneTables(result).all()) {
      byte[] csv = table.csv().getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(out.resolve(table.name() + ".csv"), stream -> stream.write(csv));
    }
    byte[] html = HtmlReport.of(PhonePage.of(result, codec)).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(out.resolve("index.html"), stream -> stream.write(html));
  }
}

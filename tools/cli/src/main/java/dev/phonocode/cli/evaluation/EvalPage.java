// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.Evaluation;
import dev.phonocode.analysis.SystemScore;
import dev.phonocode.analysis.SystemScore.ModelScore;
import dev.phonocode.analysis.metrics.SpeechMetrics;
import dev.phonocode.analysis.report.BarChart;
import dev.phonocode.analysis.report.HtmlReport;
import dev.phonocode.analysis.report.LineChart;
import dev.phonocode.analysis.report.Page;
import dev.phonocode.analysis.report.Table;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An evaluation as a page to look at. */
record EvalPage(Evaluation.Result result, Optional<ModelScore> fullest) {

  void write(Destination page, Console console) throws IOException {
    Page content =
        new Page(
            "Rate and quality",
            facts(),
            List.of(),
            charts(),
            fullest.map(EvalPage::use).stream().toList(),
            List.of(),
            tables());
    try (Output output = Output.open(page, console)) {
      output.stream().write(HtmlReport.of(content).getBytes(StandardCharsets.UTF_8));
      output.commit();
    }
  }

  private List<Page.Fact> facts() {
    List<Page.Fact> facts = new ArrayList<>();
    facts.add(
        new Page.Fact("recordings", format("%d, %.1f s", result.recordings(), result.seconds())));
    result.failures().forEach(f -> facts.add(new Page.Fact("left out", String.valueOf(f.file()))));
    fullest.ifPresent(
        model -> {
          facts.add(new Page.Fact("frames", String.valueOf(model.frames())));
          model
              .bits()
              .ifPresent(
                  bits ->
                      facts.add(
                          new Page.Fact(
                              "bits/sample",
                              format(
                                  "%.3f with the right codes, %.3f with another recording's",
                                  bits.right(), bits.wrong()))));
          facts.add(new Page.Fact("model", model.id()));
        });
    return facts;
  }

  /** Empty where nothing can be drawn: recordings without speech have no ESTOI. */
  private List<LineChart> charts() {
    Map<String, List<LineChart.Point>> lines = new LinkedHashMap<>();
    for (SystemScore score : result.scores()) {
      if (Double.isFinite(score.metrics().estoi())) {
        lines
            .computeIfAbsent(family(score), name -> new ArrayList<>())
            .add(new LineChart.Point(name(score), score.bitsPerSecond(), score.metrics().estoi()));
      }
    }
    return lines.isEmpty()
        ? List.of()
        : List.of(
            new LineChart(
                "ESTOI over bit rate",
                "bit/s, whole files",
                "ESTOI",
                lines.entrySet().stream()
                    .map(e -> new LineChart.Line(e.getKey(), e.getValue()))
                    .toList()));
  }

  /** A classical codec's name begins with its kind: "codec2 1200". */
  private static String family(SystemScore score) {
    return score.model().isPresent() ? score.system() : score.system().split(" ", 2)[0];
  }

  private static String name(SystemScore score) {
    return score.system() + score.model().map(m -> format(", books: %d", m.books())).orElse("");
  }

  private static BarChart use(ModelScore model) {
    return new BarChart(
        "Use of each book",
        "%",
        IntStream.rangeClosed(1, model.books()).mapToObj(book -> "book " + book).toList(),
        List.of(
            new BarChart.Series("codes used", percent(model.usage())),
            new BarChart.Series(
                "entropy of what it could be", percent(model.normalisedEntropy()))));
  }

  private static List<Double> percent(double[] shares) {
    return Arrays.stream(shares).mapToObj(share -> 100 * share).toList();
  }

  private List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    tables.add(
        new Table(
            "systems",
            "Rate and quality",
            List.of(
                "system",
                "books",
                "bit/s",
                "STOI",
                "ESTOI",
                "MCD_dB",
                "LSD_dB",
                "NMR_dB",
                "F0_cents",
                "V/UV_%"),
            result.scores().stream().map(EvalPage::row).toList()));
    fullest.ifPresent(model -> tables.add(books(model)));
    return tables;
  }

  private static List<Object> row(SystemScore score) {
    SpeechMetrics metrics = score.metrics();
    return List.of(
        score.system(),
        score.model().<Object>map(ModelScore::books).orElse("-"),
        score.bitsPerSecond(),
        metrics.stoi(),
        metrics.estoi(),
        metrics.mcd(),
        metrics.lsd(),
        metrics.nmr(),
        metrics.f0Cents(),
        metrics.vuvPercent());
  }

  private static Table books(ModelScore model) {
    List<List<Object>> rows = new ArrayList<>();
    for (int book = 0; book < model.books(); book++) {
      rows.add(List.of(book + 1, 100 * model.usage()[book], 100 * model.normalisedEntropy()[book]));
    }
    return new Table(
        "books",
        "Use of each book: few frames cannot use many codes",
        List.of("book", "codes_used_%", "entropy_%"),
        rows);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

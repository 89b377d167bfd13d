// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.Evaluation;
import dev.phonocode.analysis.SystemScore;
import dev.phonocode.analysis.SystemScore.ModelScore;
import dev.phonocode.analysis.report.BarChart;
import dev.phonocode.analysis.report.Columns;
import dev.phonocode.analysis.report.HtmlReport;
import dev.phonocode.analysis.report.LineChart;
import dev.phonocode.analysis.report.Page;
import dev.phonocode.analysis.report.Table;
import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        new Page.Fact("recordings", Text.of("%d, %.1f s", result.recordings(), result.seconds())));
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
                              Text.of(
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
    return score.system() + score.model().map(m -> Text.of(", books: %d", m.books())).orElse("");
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
    Table systems =
        new Columns<SystemScore>()
            .add("system", SystemScore::system)
            .add("books", score -> score.model().<Object>map(ModelScore::books).orElse("-"))
            .add("bit/s", SystemScore::bitsPerSecond)
            .add("STOI", score -> score.metrics().stoi())
            .add("ESTOI", score -> score.metrics().estoi())
            .add("MCD_dB", score -> score.metrics().mcd())
            .add("LSD_dB", score -> score.metrics().lsd())
            .add("NMR_dB", score -> score.metrics().nmr())
            .add("F0_cents", score -> score.metrics().f0Cents())
            .add("V/UV_%", score -> score.metrics().vuvPercent())
            .of("systems", "Rate and quality", result.scores());
    return Stream.concat(Stream.of(systems), fullest.stream().map(EvalPage::books)).toList();
  }

  private static Table books(ModelScore model) {
    return new Columns<Integer>()
        .add("book", book -> book + 1)
        .add("codes_used_%", book -> 100 * model.usage()[book])
        .add("entropy_%", book -> 100 * model.normalisedEntropy()[book])
        .of(
            "books",
            "Use of each book: few frames cannot use many codes",
            IntStream.range(0, model.books()).boxed().toList());
  }
}

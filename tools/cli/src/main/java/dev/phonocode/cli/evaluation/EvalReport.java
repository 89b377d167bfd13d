// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.Evaluation;
import dev.phonocode.analysis.SystemScore;
import dev.phonocode.analysis.SystemScore.Bits;
import dev.phonocode.analysis.SystemScore.ModelScore;
import dev.phonocode.analysis.metrics.SpeechMetrics;
import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Report;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an evaluation says, for scripts and for people.
 *
 * @param warnings about the sound of the recordings
 */
record EvalReport(Evaluation.Result result, List<String> warnings) {
  /** One JSON object a system, with the keys that scripts rely on. */
  String json() {
    return result.scores().stream().map(this::json).collect(Collectors.joining("\n"));
  }

  private String json(SystemScore score) {
    Report report = new Report().put("system", score.system());
    score
        .model()
        .ifPresentOrElse(m -> report.put("books", m.books()), () -> report.putNone("books"));
    report.put("bps", score.bitsPerSecond());
    SpeechMetrics.figures()
        .forEach((name, figure) -> report.put(name, figure.applyAsDouble(score.metrics())));
    report.put("n", result.recordings()).put("seconds", result.seconds());
    score.counts().forEach((figure, count) -> report.put("n_" + figure, count));
    score.model().ifPresent(m -> putModel(report, m));
    return report.put("warnings", warnings).json();
  }

  private static void putModel(Report report, ModelScore model) {
    report
        .put("frames", model.frames())
        .put("usage", model.usage())
        .put("entropy", model.normalisedEntropy())
        .put("saved", model.saved())
        .put("bits_right", model.bits().map(Bits::right).orElse(Double.NaN))
        .put("bits_wrong", model.bits().map(Bits::wrong).orElse(Double.NaN))
        .put("model", model.id());
  }

  /** Tables. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(Text.of("%d recordings, %.1f s", result.recordings(), result.seconds()));
    lines.add("");
    lines.add(
        line(
            "system",
            "books",
            "bit/s",
            "STOI",
            "ESTOI",
            "MCD",
            "LSD",
            "NMR",
            "F0 cents",
            "V/UV %"));
    result.scores().forEach(score -> lines.add(line(score)));
    result.scores().stream()
        .filter(score -> !score.counts().values().stream().allMatch(n -> n == result.recordings()))
        .findFirst()
        .ifPresent(score -> lines.add(undefined(score)));
    fullest().ifPresent(model -> addModel(lines, model));
    return String.join("\n", lines);
  }

  /** What does not exist for some recordings, which do not count for it. */
  private String undefined(SystemScore score) {
    return score.counts().entrySet().stream()
        .filter(e -> e.getValue() < result.recordings())
        .map(e -> e.getKey() + " of " + e.getValue())
        .collect(
            Collectors.joining(
                ", ",
                "means over the recordings that have a figure: ",
                ", all else of " + result.recordings() + " (" + score.system() + ")"));
  }

  private static String line(SystemScore score) {
    return line(
        score.system(),
        score.model().map(m -> String.valueOf(m.books())).orElse("-"),
        number("%.0f", score.bitsPerSecond()),
        number("%.3f", score.metrics().stoi()),
        number("%.3f", score.metrics().estoi()),
        number("%.2f", score.metrics().mcd()),
        number("%.2f", score.metrics().lsd()),
        number("%.2f", score.metrics().nmr()),
        number("%.1f", score.metrics().f0Cents()),
        number("%.1f", score.metrics().vuvPercent()));
  }

  private static String line(Object... cells) {
    return String.format("%-20s %6s %7s %7s %7s %7s %7s %7s %9s %7s", cells);
  }

  /** The row with the most books, which knows of all of them. */
  Optional<ModelScore> fullest() {
    return result.scores().stream()
        .flatMap(score -> score.model().stream())
        .max(Comparator.comparingInt(ModelScore::books));
  }

  private static void addModel(List<String> lines, ModelScore model) {
    lines.add("");
    for (int book = 0; book < model.books(); book++) {
      lines.add(
          Text.of(
              "book %d: %.1f %% of the codes used, %.1f %% of the entropy they could have",
              book + 1, 100 * model.usage()[book], 100 * model.normalisedEntropy()[book]));
    }
    lines.add("over " + model.frames() + " frames: few frames cannot use many codes");
    if (model.saved() > 0) {
      lines.add(
          Text.of(
              "the prior saves %.1f %% of the codes' bits at fixed width, all books used",
              100 * model.saved()));
    }
    model
        .bits()
        .ifPresent(
            bits ->
                lines.add(
                    Text.of(
                        "bits/sample: %.3f with the right codes, %.3f with another recording's",
                        bits.right(), bits.wrong())));
    lines.add("model " + model.id());
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? Text.of(format, value) : "-";
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.phones.CodeRate;
import dev.phonocode.analysis.phones.PhoneResult;
import dev.phonocode.analysis.phones.PhoneScore;
import dev.phonocode.analysis.phones.Silence;
import dev.phonocode.analysis.units.Abx;
import dev.phonocode.analysis.units.UnitScore;
import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an analysis says, for scripts and for people.
 *
 * @param warnings about the sound of the recordings
 */
record AnalyzeReport(PhoneResult result, List<String> warnings) {
  /**
   * One JSON object a test split, with the keys that scripts rely on: of the codes, with silence
   * left out, over all speakers.
   */
  String json() {
    return result.splits().stream()
        .flatMap(split -> result.whole("codes", Silence.LEFT_OUT, split).stream())
        .map(this::json)
        .collect(Collectors.joining("\n"));
  }

  private String json(PhoneScore score) {
    Report report =
        new Report()
            .put("split", score.split())
            .put("frames", score.counts().total())
            .put("codes", result.coding().codes())
            .put("phones", result.phones().size())
            .put("accuracy", score.accuracy())
            .put("majority", score.majority())
            .put("nmi", score.counts().nmi())
            .put("v_measure", score.counts().vMeasure())
            .put("bps", rate(score.split()).cost().entropyBps())
            .put("bps_nominal", rate(score.split()).cost().nominalBps());
    for (PhoneScore other : result.scores()) {
      if (other.isWhole() && other.split().equals(score.split())) {
        String silence = other.silence() == Silence.COUNTED ? "_with_silence" : "";
        report.put("accuracy_" + key(other.system()) + silence, other.accuracy());
      }
    }
    for (UnitScore units : result.units().scores()) {
      if (units.split().equals(score.split())) {
        String of = "_" + key(units.units());
        report
            .put("r_value" + of, units.boundaries().rValue())
            .put("boundary_f" + of, units.boundaries().f())
            .put("r_value" + of + "_evenly", units.evenly().rValue())
            .put("run_bps" + of, units.rate().codeBps());
      }
    }
    result.units().abx().forEach(abx -> report.put("abx_" + abx.speakers(), abx.error()));
    return report
        .put("book", result.coding().book())
        .put("model", result.coding().modelId())
        .put("warnings", warnings)
        .json();
  }

  private static String key(String system) {
    return system.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  private CodeRate rate(String split) {
    return result.rates().stream().filter(r -> r.split().equals(split)).findFirst().orElseThrow();
  }

  /** Tables. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        Text.of(
            "%d recordings, %.1f s, %d without labels; book %d of model %s, %d codes at %s Hz",
            result.material().recordings(),
            result.material().seconds(),
            result.material().unlabelled(),
            result.coding().book(),
            result.coding().model(),
            result.coding().codes(),
            result.coding().frameRateHz()));
    for (Silence silence : Silence.values()) {
      lines.add("");
      lines.add("phones told, %, silence " + silence.text());
      lines.add(line("system", "split", "speaker", "frames", "told", "guess", "NMI", "bit"));
      result.scores().stream()
          .filter(s -> s.silence() == silence)
          .filter(s -> s.isWhole() || s.system().equals("codes"))
          .forEach(s -> lines.add(line(s)));
    }
    lines.add("");
    for (CodeRate r : result.rates()) {
      lines.add(
          Text.of(
              "%s: %.0f bit/s nominal, %.1f by frequency, %.1f knowing the code before;"
                  + " %d codes used, each %.0f ms",
              r.split(),
              r.cost().nominalBps(),
              r.cost().entropyBps(),
              r.cost().conditionalBps(),
              r.used(),
              r.dwells().meanMillis()));
    }
    lines.add("");
    result.units().scores().stream().map(AnalyzeReport::line).forEach(lines::add);
    result.units().abx().stream().map(AnalyzeReport::line).forEach(lines::add);
    lines.add("model " + result.coding().modelId());
    return String.join("\n", lines);
  }

  private static String line(Abx.Score abx) {
    String speakers = "ABX " + abx.speakers() + " speakers: ";
    return abx.triples() == 0
        ? speakers + "there are no triples"
        : speakers + Text.of("%.1f %% wrong of %d triples", 100 * abx.error(), abx.triples());
  }

  private static String line(UnitScore u) {
    return Text.of(
        "runs of %s, %s: boundaries P %.3f, R %.3f, F %.3f, R-value %.3f (cut evenly %.3f, %.3f);"
            + " a run %.0f ms, a phone %.0f ms; %.1f bit/s, %.1f with lengths",
        u.units(),
        u.split(),
        u.boundaries().precision(),
        u.boundaries().recall(),
        u.boundaries().f(),
        u.boundaries().rValue(),
        u.evenly().f(),
        u.evenly().rValue(),
        u.rate().meanMillis(),
        u.phoneMillis(),
        u.rate().codeBps(),
        u.rate().timedBps());
  }

  private static String line(PhoneScore s) {
    return line(
        s.system(),
        s.split(),
        s.isWhole() ? "all" : s.speaker(),
        s.counts().total(),
        Text.of("%.1f", 100 * s.accuracy()),
        Text.of("%.1f", 100 * s.majority()),
        Text.of("%.3f", s.counts().nmi()),
        Text.of("%.2f", s.counts().mutualInformationBits()));
  }

  private static String line(Object... cells) {
    return String.format("%-22s %-20s %-22s %8s %6s %6s %6s %6s", cells);
  }
}

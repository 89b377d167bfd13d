// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.evaluation;

import dev.phonocode.analysis.ConversionScore;
import dev.phonocode.analysis.ConversionScore.Content;
import dev.phonocode.analysis.ConversionScore.Votes;
import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * What an evaluation of conversion says, for scripts and for people.
 *
 * @param model its id
 */
record ConversionReport(ConversionScore score, String model) {
  /** One object. */
  String json() {
    Report report = new Report();
    put(report, "real_named", score.realNamed());
    put(report, "real_unseen", score.realUnseen());
    put(report, "own_voice", score.ownVoice());
    put(report, "to_named", score.named());
    put(report, "to_unseen", score.unseen());
    report
        .put("phones", score.content().map(Content::phones).orElse(0))
        .put("phone_error_original", score.content().map(Content::original).orElse(Double.NaN))
        .put("phone_error_own_voice", score.content().map(Content::ownVoice).orElse(Double.NaN))
        .put("phone_error_converted", score.content().map(Content::converted).orElse(Double.NaN))
        .put("probe", score.probe().shares().stream().mapToDouble(Double::doubleValue).toArray())
        .put("probe_chance", score.probe().chance())
        .put("model", model);
    return report.json();
  }

  private static void put(Report report, String key, Votes votes) {
    report
        .put(key + "_n", votes.clips())
        .put(key + "_target", votes.target())
        .put(key + "_source", votes.source())
        .put(key + "_nearer", votes.nearer());
  }

  /** Tables. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(line("clips", "n", "target %", "source %", "nearer target %"));
    lines.add(right("real, held out, the model's voices", score.realNamed()));
    lines.add(right("real, held out, unseen speakers", score.realUnseen()));
    lines.add(right("decoded in their own voice", score.ownVoice()));
    lines.add(votes("converted among the model's voices", score.named()));
    lines.add(votes("converted to 10 s of unseen speakers", score.unseen()));
    lines.add("");
    lines.add(
        score
            .content()
            .map(
                c ->
                    Text.of(
                        "phone error: original %.1f %%, own voice %.1f %%, converted %.1f %%"
                            + " (%d phones)",
                        100 * c.original(), 100 * c.ownVoice(), 100 * c.converted(), c.phones()))
            .orElse("phone error: not measured"));
    StringBuilder probe = new StringBuilder("speaker told from the codes alone:");
    for (int book = 0; book < score.probe().shares().size(); book++) {
      probe.append(Text.of(" book %d %s %%,", book + 1, percent(score.probe().shares().get(book))));
    }
    lines.add(probe + " by chance " + percent(score.probe().chance()) + " %");
    return String.join("\n", lines);
  }

  /** Where the target is the source there is nothing between them. */
  private static String right(String name, Votes votes) {
    return line(name, String.valueOf(votes.clips()), percent(votes.target()), "-", "-");
  }

  private static String votes(String name, Votes votes) {
    return line(
        name,
        String.valueOf(votes.clips()),
        percent(votes.target()),
        percent(votes.source()),
        percent(votes.nearer()));
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : Text.of("%.1f", 100 * share);
  }

  private static String line(
      String name, String count, String target, String source, String nearer) {
    return Text.of("%-37s %5s  %8s  %8s  %15s", name, count, target, source, nearer);
  }
}

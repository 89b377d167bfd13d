// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.inspect;

import dev.phonocode.analysis.report.Columns;
import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.Report;
import java.util.ArrayList;
import java.util.List;

/** Runs of one code as text. */
interface UnitText {
  /**
   * The text.
   *
   * @param seconds that the speech lasts
   */
  String of(List<UnitCodes.Unit> units, double seconds);

  /**
   * A heading, then {@code start_s,end_s,code,phone,probability}; the last two empty if unknown.
   */
  static String csv(List<UnitCodes.Unit> units, double seconds) {
    return new Columns<UnitCodes.Unit>()
        .add("start_s", u -> Decimals.exact(u.startSeconds()))
        .add("end_s", u -> Decimals.exact(u.endSeconds()))
        .add("code", UnitCodes.Unit::code)
        .add("phone", u -> u.reading().map(r -> r.phone()).orElse(""))
        .add("probability", u -> u.reading().map(r -> Decimals.brief(r.probability())).orElse(""))
        .of("units", "", units)
        .csv();
  }

  /** {@code {"start_s":0,"end_s":0.12,"code":7,"phone":"AH","probability":0.61}} a line. */
  static String jsonLines(List<UnitCodes.Unit> units, double seconds) {
    StringBuilder text = new StringBuilder();
    for (UnitCodes.Unit u : units) {
      Report line =
          new Report()
              .put("start_s", u.startSeconds())
              .put("end_s", u.endSeconds())
              .put("code", u.code());
      u.reading().ifPresent(r -> line.put("phone", r.phone()).put("probability", r.probability()));
      text.append(line.json()).append('\n');
    }
    return text.toString();
  }

  /** Praat's TextGrid, the long form: a tier of codes, and one of phones where they are known. */
  static String textGrid(List<UnitCodes.Unit> units, double seconds) {
    List<TextGridText.Tier> tiers = new ArrayList<>();
    tiers.add(TextGridText.Tier.ofCodes("codes", units));
    if (units.stream().anyMatch(u -> u.reading().isPresent())) {
      tiers.add(new TextGridText.Tier("phones", units, u -> u.reading().orElseThrow().phone()));
    }
    return TextGridText.of(seconds, tiers);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.report.Columns;
import dev.phonocode.analysis.report.Table;
import dev.phonocode.analysis.units.Abx;
import dev.phonocode.analysis.units.UnitScore;

/** Runs of codes as tables. */
final class UnitTables {
  private UnitTables() {}

  /** Boundaries, lengths and rates. */
  static Table units(Units units) {
    return new Columns<UnitScore>()
        .add("runs_of", UnitScore::units)
        .add("split", UnitScore::split)
        .add("boundaries", s -> s.boundaries().boundaries())
        .add("cuts", s -> s.boundaries().cuts())
        .add("precision", s -> s.boundaries().precision())
        .add("recall", s -> s.boundaries().recall())
        .add("f", s -> s.boundaries().f())
        .add("r_value", s -> s.boundaries().rValue())
        .add("f_cut_evenly", s -> s.evenly().f())
        .add("r_value_cut_evenly", s -> s.evenly().rValue())
        .add("mean_run_ms", s -> s.rate().meanMillis())
        .add("mean_phone_ms", UnitScore::phoneMillis)
        .add("bps_of_codes", s -> s.rate().codeBps())
        .add("bps_of_codes_and_lengths", s -> s.rate().timedBps())
        .of(
            "units",
            "Runs of one code as units: cuts within 20 ms of phone boundaries, lengths, rates",
            units.scores());
  }

  /** Errors of ABX. */
  static Table abx(Units units) {
    return new Columns<Abx.Score>()
        .add("speakers", Abx.Score::speakers)
        .add("triples", Abx.Score::triples)
        .add("error", Abx.Score::error)
        .of(
            "abx",
            "Triphones that differ in their middle phone: share taken for the wrong one",
            units.abx());
  }
}

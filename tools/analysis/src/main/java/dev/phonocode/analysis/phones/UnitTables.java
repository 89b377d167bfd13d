// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.report.Table;
import dev.phonocode.analysis.units.Abx;
import dev.phonocode.analysis.units.UnitScore;
import java.util.ArrayList;
import java.util.List;

/** Runs of codes as tables. */
final class UnitTables {
  private static final List<String> SPEAKERS = List.of("within", "across");

  private UnitTables() {}

  /** Boundaries, lengths and rates. */
  static Table units(Units units) {
    List<List<Object>> rows = new ArrayList<>();
    for (UnitScore s : units.scores()) {
      rows.add(
          List.of(
              s.units(),
              s.split(),
              s.boundaries().boundaries(),
              s.boundaries().cuts(),
              s.boundaries().precision(),
              s.boundaries().recall(),
              s.boundaries().f(),
              s.boundaries().rValue(),
              s.evenly().f(),
              s.evenly().rValue(),
              s.rate().meanMillis(),
              s.phoneMillis(),
              s.rate().codeBps(),
              s.rate().timedBps()));
    }
    return new Table(
        "units",
        "Runs of one code as units: cuts within 20 ms of phone boundaries, lengths, rates",
        List.of(
            "runs_of",
            "split",
            "boundaries",
            "cuts",
            "precision",
            "recall",
            "f",
            "r_value",
            "f_cut_evenly",
            "r_value_cut_evenly",
            "mean_run_ms",
            "mean_phone_ms",
            "bps_of_codes",
            "bps_of_codes_and_lengths"),
        rows);
  }

  /** Errors of ABX. */
  static Table abx(Units units) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < SPEAKERS.size(); i++) {
      Abx.Score score = units.abx().get(i);
      rows.add(List.of(SPEAKERS.get(i), score.triples(), score.error()));
    }
    return new Table(
        "abx",
        "Triphones that differ in their middle phone: share taken for the wrong one",
        List.of("speakers", "triples", "error"),
        rows);
  }
}

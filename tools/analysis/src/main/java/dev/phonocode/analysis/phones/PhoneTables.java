// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An analysis as tables, each of them a CSV file. */
public final class PhoneTables {
  private static final String CODES = "codes";

  private final PhoneResult result;

  public PhoneTables(PhoneResult result) {
    this.result = result;
  }

  /** All of them. */
  public List<Table> all() {
    return List.of(
        scores(),
        classes(),
        rates(),
        UnitTables.units(result.units()),
        UnitTables.abx(result.units()),
        phones(),
        codes(),
        dwells(),
        confusion(),
        cooccurrence());
  }

  /** How well each system tells phones. */
  public Table scores() {
    List<List<Object>> rows = new ArrayList<>();
    for (PhoneScore s : result.scores()) {
      Contingency c = s.counts();
      rows.add(
          List.of(
              s.system(),
              s.silence().text(),
              s.split(),
              s.isWhole() ? "all" : s.speaker(),
              c.total(),
              s.accuracy(),
              s.majority(),
              c.nmi(),
              c.vMeasure(),
              c.homogeneity(),
              c.completeness(),
              c.clusterPurity(),
              c.classPurity(),
              c.conditionalEntropyBits(),
              c.mutualInformationBits()));
    }
    return new Table(
        "scores",
        "How well phones are told",
        List.of(
            "system",
            "silence",
            "split",
            "speaker",
            "frames",
            "accuracy",
            "most_likely_phone",
            "nmi",
            "v_measure",
            "homogeneity",
            "completeness",
            "cluster_purity",
            "phone_purity",
            "h_phone_given_cluster_bits",
            "mutual_information_bits"),
        rows);
  }

  /** The same by class of phone. */
  public Table classes() {
    List<List<Object>> rows = new ArrayList<>();
    for (PhoneScore s : result.scores()) {
      if (s.isWhole()) {
        addClasses(rows, s);
      }
    }
    return new Table(
        "classes",
        "By class of phone",
        List.of(
            "system", "silence", "split", "class", "frames", "phone_accuracy", "class_accuracy"),
        rows);
  }

  private void addClasses(List<List<Object>> rows, PhoneScore score) {
    long[][] confusion = score.confusion();
    for (PhoneClass kind : PhoneClass.values()) {
      long frames = 0;
      long right = 0;
      long rightClass = 0;
      for (int said = 0; said < confusion.length; said++) {
        if (kind(said) == kind) {
          right += confusion[said][said];
          for (int guessed = 0; guessed < confusion.length; guessed++) {
            frames += confusion[said][guessed];
            rightClass += kind(guessed) == kind ? confusion[said][guessed] : 0;
          }
        }
      }
      if (frames > 0) {
        rows.add(
            List.of(
                score.system(),
                score.silence().text(),
                score.split(),
                kind.text(),
                frames,
                (double) right / frames,
                (double) rightClass / frames));
      }
    }
  }

  private PhoneClass kind(int phone) {
    return Phones.classOf(result.phones().get(phone));
  }

  /** Bits a second. */
  public Table rates() {
    List<List<Object>> rows = new ArrayList<>();
    for (CodeRate r : result.rates()) {
      rows.add(
          List.of(
              r.split(),
              r.frames(),
              r.cost().nominalBps(),
              r.cost().entropyBps(),
              r.cost().conditionalBps(),
              r.used(),
              r.dwells().meanMillis()));
    }
    return new Table(
        "rates",
        "Bits a second, and how long a code stays",
        List.of(
            "split",
            "frames",
            "nominal_bps",
            "entropy_bps",
            "entropy_given_previous_bps",
            "codes_used",
            "mean_dwell_ms"),
        rows);
  }

  /** What each phone is made of. */
  public Table phones() {
    List<List<Object>> rows = new ArrayList<>();
    Contingency c = result.lengths().meeting();
    long[] frames = c.classCounts();
    for (int phone = 0; phone < frames.length; phone++) {
      int codes = 0;
      long[] ofPhone = new long[result.coding().codes()];
      for (int code = 0; code < result.coding().codes(); code++) {
        ofPhone[code] = c.count(code, phone);
        codes += c.clusterCounts()[code] > 0 && c.majority(code) == phone ? 1 : 0;
      }
      List<Object> row =
          new ArrayList<>(
              List.of(
                  result.phones().get(phone),
                  kind(phone).text(),
                  frames[phone],
                  result.lengths().phoneMillis()[phone],
                  codes,
                  Math.pow(2, Contingency.entropyBits(ofPhone, frames[phone]))));
      for (String split : result.splits()) {
        row.add(recall(split, phone));
      }
      rows.add(row);
    }
    List<String> columns =
        new ArrayList<>(
            List.of(
                "phone",
                "class",
                "training_frames",
                "mean_ms",
                "codes_that_mean_it",
                "effective_codes"));
    result.splits().forEach(split -> columns.add("told_" + split));
    return new Table("phones", "Phones, and the codes of each", columns, rows);
  }

  private double recall(String split, int phone) {
    return result
        .whole(CODES, Silence.COUNTED, split)
        .map(PhoneScore::confusion)
        .map(confusion -> (double) confusion[phone][phone] / Arrays.stream(confusion[phone]).sum())
        .orElse(Double.NaN);
  }

  /** What each code means. */
  public Table codes() {
    List<List<Object>> rows = new ArrayList<>();
    Contingency c = result.lengths().meeting();
    for (int code = 0; code < result.coding().codes(); code++) {
      long frames = c.clusterCounts()[code];
      boolean isMet = frames > 0;
      rows.add(
          List.of(
              code,
              isMet ? result.phones().get(c.majority(code)) : "",
              frames,
              isMet ? (double) c.count(code, c.majority(code)) / frames : Double.NaN,
              result.lengths().codeMillis()[code]));
    }
    return new Table(
        "codes",
        "Codes, and the phone that each means",
        List.of("code", "phone", "training_frames", "share_of_phone", "mean_dwell_ms"),
        rows);
  }

  /** How long codes stay. */
  public Table dwells() {
    List<List<Object>> rows = new ArrayList<>();
    for (CodeRate r : result.rates()) {
      for (int length = 1; length < r.dwells().runs().length; length++) {
        rows.add(
            List.of(
                r.split(),
                length,
                1000.0 * length / result.coding().frameRateHz(),
                r.dwells().runs()[length]));
      }
    }
    return new Table(
        "dwells",
        "Runs of the same code; the longest row holds all longer ones",
        List.of("split", "frames", "ms", "runs"),
        rows);
  }

  /** What was said and what was guessed, silence counted. */
  public Table confusion() {
    List<List<Object>> rows = new ArrayList<>();
    for (String split : result.splits()) {
      long[][] confusion =
          result
              .whole(CODES, Silence.COUNTED, split)
              .map(PhoneScore::confusion)
              .orElse(new long[0][]);
      for (int said = 0; said < confusion.length; said++) {
        long frames = Arrays.stream(confusion[said]).sum();
        for (int guessed = 0; guessed < confusion.length; guessed++) {
          if (confusion[said][guessed] > 0) {
            rows.add(
                List.of(
                    split,
                    result.phones().get(said),
                    result.phones().get(guessed),
                    confusion[said][guessed],
                    (double) confusion[said][guessed] / frames));
          }
        }
      }
    }
    return new Table(
        "confusion",
        "Phones said and guessed from codes, silence counted",
        List.of("split", "said", "guessed", "frames", "share_of_said"),
        rows);
  }

  /** Which codes and phones meet in the training recordings. */
  public Table cooccurrence() {
    List<String> columns = new ArrayList<>(List.of("code"));
    columns.addAll(result.phones());
    List<List<Object>> rows = new ArrayList<>();
    for (int code = 0; code < result.coding().codes(); code++) {
      List<Object> row = new ArrayList<>(List.of(code));
      for (int phone = 0; phone < result.phones().size(); phone++) {
        row.add(result.lengths().meeting().count(code, phone));
      }
      rows.add(row);
    }
    return new Table("cooccurrence", "Training frames by code and phone", columns, rows);
  }
}

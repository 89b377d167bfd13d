// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.report.Columns;
import dev.phonocode.analysis.report.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An analysis as tables, each of them a CSV file. */
public record PhoneTables(PhoneResult result) {
  private static final String CODES = "codes";

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
    return new Columns<PhoneScore>()
        .add("system", PhoneScore::system)
        .add("silence", s -> s.silence().text())
        .add("split", PhoneScore::split)
        .add("speaker", s -> s.isWhole() ? "all" : s.speaker())
        .add("frames", s -> s.counts().total())
        .add("accuracy", PhoneScore::accuracy)
        .add("most_likely_phone", PhoneScore::majority)
        .add("nmi", s -> s.counts().nmi())
        .add("v_measure", s -> s.counts().vMeasure())
        .add("homogeneity", s -> s.counts().homogeneity())
        .add("completeness", s -> s.counts().completeness())
        .add("cluster_purity", s -> s.counts().clusterPurity())
        .add("phone_purity", s -> s.counts().classPurity())
        .add("h_phone_given_cluster_bits", s -> s.counts().conditionalEntropyBits())
        .add("mutual_information_bits", s -> s.counts().mutualInformationBits())
        .of("scores", "How well phones are told", result.scores());
  }

  /** The same by class of phone, over all speakers. */
  public Table classes() {
    List<ClassScore> rows =
        result.scores().stream().filter(PhoneScore::isWhole).flatMap(this::byClass).toList();
    return new Columns<ClassScore>()
        .add("system", c -> c.score().system())
        .add("silence", c -> c.score().silence().text())
        .add("split", c -> c.score().split())
        .add("class", c -> c.kind().text())
        .add("frames", ClassScore::frames)
        .add("phone_accuracy", c -> (double) c.right() / c.frames())
        .add("class_accuracy", c -> (double) c.rightClass() / c.frames())
        .of("classes", "By class of phone", rows);
  }

  private record ClassScore(
      PhoneScore score, PhoneClass kind, long frames, long right, long rightClass) {}

  private Stream<ClassScore> byClass(PhoneScore score) {
    long[][] confusion = score.confusion();
    return Stream.of(PhoneClass.values())
        .map(kind -> ofClass(score, kind, confusion))
        .filter(c -> c.frames() > 0);
  }

  private ClassScore ofClass(PhoneScore score, PhoneClass kind, long[][] confusion) {
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
    return new ClassScore(score, kind, frames, right, rightClass);
  }

  private PhoneClass kind(int phone) {
    return Phones.classOf(result.phones().get(phone));
  }

  /** Bits a second. */
  public Table rates() {
    return new Columns<CodeRate>()
        .add("split", CodeRate::split)
        .add("frames", CodeRate::frames)
        .add("nominal_bps", r -> r.cost().nominalBps())
        .add("entropy_bps", r -> r.cost().entropyBps())
        .add("entropy_given_previous_bps", r -> r.cost().conditionalBps())
        .add("codes_used", CodeRate::used)
        .add("mean_dwell_ms", r -> r.dwells().meanMillis())
        .of("rates", "Bits a second, and how long a code stays", result.rates());
  }

  /** What each phone is made of. */
  public Table phones() {
    long[] frames = result.lengths().meeting().classCounts();
    Columns<Integer> columns =
        new Columns<Integer>()
            .add("phone", result.phones()::get)
            .add("class", phone -> kind(phone).text())
            .add("training_frames", phone -> frames[phone])
            .add("mean_ms", phone -> result.lengths().phoneMillis()[phone])
            .add("codes_that_mean_it", this::codesThatMean)
            .add("effective_codes", phone -> effectiveCodes(phone, frames[phone]));
    for (String split : result.splits()) {
      columns.add("told_" + split, phone -> recall(split, phone));
    }
    return columns.of("phones", "Phones, and the codes of each", upTo(frames.length));
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  private long codesThatMean(int phone) {
    Contingency c = result.lengths().meeting();
    return upTo(result.coding().codes()).stream()
        .filter(code -> isMet(code) && c.majority(code) == phone)
        .count();
  }

  private boolean isMet(int code) {
    return result.lengths().meeting().clusterCounts()[code] > 0;
  }

  private double effectiveCodes(int phone, long frames) {
    long[] counts = new long[result.coding().codes()];
    Arrays.setAll(counts, code -> result.lengths().meeting().count(code, phone));
    return Math.pow(2, Contingency.entropyBits(counts, frames));
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
    Contingency c = result.lengths().meeting();
    long[] frames = c.clusterCounts();
    return new Columns<Integer>()
        .add("code", code -> code)
        .add("phone", code -> isMet(code) ? result.phones().get(c.majority(code)) : "")
        .add("training_frames", code -> frames[code])
        .add("share_of_phone", code -> (double) c.count(code, c.majority(code)) / frames[code])
        .add("mean_dwell_ms", code -> result.lengths().codeMillis()[code])
        .of("codes", "Codes, and the phone that each means", upTo(frames.length));
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
    Columns<Integer> columns = new Columns<Integer>().add("code", code -> code);
    for (int phone : upTo(result.phones().size())) {
      columns.add(result.phones().get(phone), c -> result.lengths().meeting().count(c, phone));
    }
    List<Integer> codes = upTo(result.coding().codes());
    return columns.of("cooccurrence", "Training frames by code and phone", codes);
  }
}

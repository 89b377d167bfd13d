// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Holds runs of codes against phones in time.
 *
 * @param silence the label that is no phone: it is no middle of a triphone
 */
public record UnitAnalysis(double frameRateHz, String silence) {
  /** So far a cut may lie from a boundary, as in the literature. */
  public static final double TOLERANCE_SECONDS = 0.02;

  private static final int TRIPHONE = 3;

  /** A phone in time. */
  public record Phone(double startSeconds, double endSeconds, String label) {}

  /**
   * A recording.
   *
   * @param codes {@code [frames]}
   * @param phones in order
   */
  public record Recording(
      String split, String speaker, double seconds, int[] codes, List<Phone> phones) {}

  /** What the runs are worth, a score for each split in order of first appearance. */
  public List<UnitScore> scores(String units, List<Recording> recordings) {
    Map<String, List<Recording>> splits = new LinkedHashMap<>();
    recordings.forEach(r -> splits.computeIfAbsent(r.split(), s -> new ArrayList<>()).add(r));
    List<UnitScore> scores = new ArrayList<>();
    splits.forEach((split, own) -> scores.add(score(units, split, own)));
    return scores;
  }

  private UnitScore score(String units, String split, List<Recording> recordings) {
    BoundaryScore found = BoundaryScore.NONE;
    BoundaryScore evenly = BoundaryScore.NONE;
    List<CodeRun> all = new ArrayList<>();
    double seconds = 0;
    long phones = 0;
    double phoneSeconds = 0;
    for (Recording r : recordings) {
      List<CodeRun> runs = CodeRun.of(r.codes());
      double[] boundaries = boundaries(r.phones());
      double[] cuts =
          runs.stream().skip(1).mapToDouble(run -> run.firstFrame() / frameRateHz).toArray();
      double[] even =
          IntStream.rangeClosed(1, cuts.length)
              .mapToDouble(i -> i * r.seconds() / (cuts.length + 1))
              .toArray();
      found = found.plus(BoundaryScore.of(cuts, boundaries, TOLERANCE_SECONDS));
      evenly = evenly.plus(BoundaryScore.of(even, boundaries, TOLERANCE_SECONDS));
      all.addAll(runs);
      seconds += r.seconds();
      for (Phone phone : r.phones()) {
        if (!phone.label().equals(silence)) {
          phones++;
          phoneSeconds += phone.endSeconds() - phone.startSeconds();
        }
      }
    }
    return new UnitScore(
        units, split, found, evenly, UnitRate.of(all, seconds), 1000 * phoneSeconds / phones);
  }

  /** Where one phone meets another. */
  private static double[] boundaries(List<Phone> phones) {
    return IntStream.range(1, phones.size())
        .filter(i -> !phones.get(i).label().equals(phones.get(i - 1).label()))
        .mapToDouble(i -> phones.get(i).startSeconds())
        .toArray();
  }

  /**
   * Whether codes tell phones apart, see {@link Abx}.
   *
   * @param book the codes' vectors {@code [codes · dimension]}
   * @return within and across speakers
   */
  public List<Abx.Score> abx(List<Recording> recordings, float[] book, int dimension) {
    List<Abx.Token> tokens = recordings.stream().flatMap(r -> tokens(r).stream()).toList();
    Abx abx = new Abx(Abx.angles(book, dimension));
    return List.of(abx.within(tokens), abx.across(tokens));
  }

  /** All triphones of a recording whose middle is a phone. */
  private List<Abx.Token> tokens(Recording r) {
    List<Abx.Token> tokens = new ArrayList<>();
    for (int i = 0; i + TRIPHONE <= r.phones().size(); i++) {
      Phone before = r.phones().get(i);
      Phone middle = r.phones().get(i + 1);
      Phone after = r.phones().get(i + 2);
      // A pause may last for seconds: of silence, only what touches the phone is of the triphone.
      double start = before.label().equals(silence) ? middle.startSeconds() : before.startSeconds();
      double end = after.label().equals(silence) ? middle.endSeconds() : after.endSeconds();
      int from = CodeRun.frame(start, frameRateHz, r.codes().length);
      int to = CodeRun.frame(end, frameRateHz, r.codes().length);
      if (!middle.label().equals(silence) && from < to) {
        String context = before.label() + " " + after.label();
        int[] codes = Arrays.copyOfRange(r.codes(), from, to);
        tokens.add(new Abx.Token(r.speaker(), context, middle.label(), codes));
      }
    }
    return tokens;
  }
}

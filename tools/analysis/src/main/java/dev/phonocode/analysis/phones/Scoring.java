// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Tests fitted systems on the recordings that they were not fitted on. */
final class Scoring {
  /** All speakers of a split come before each. */
  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::split).thenComparing(Group::speaker);

  private record Group(String split, String speaker) {}

  private final Corpus corpus;
  private final Silence silence;
  private final int mostLikely;

  Scoring(Training training) {
    corpus = training.corpus();
    silence = training.silence();
    Contingency all = new Contingency(1, training.phones());
    training.forEach(
        (recording, phones) ->
            IntStream.of(phones).filter(p -> p >= 0).forEach(p -> all.add(0, p)));
    mostLikely = all.majority();
  }

  /** A score for each test split, and for each speaker of it. */
  List<PhoneScore> of(PhonePredictor predictor) {
    Map<Group, Contingency> groups = new TreeMap<>(ORDER);
    for (int r = 0; r < corpus.recordings().size(); r++) {
      LabelledFrames recording = corpus.recordings().get(r);
      if (!recording.split().equals(Training.SPLIT)) {
        int[] clusters = predictor.cluster(recording);
        add(groups, new Group(recording.split(), ""), predictor, clusters, corpus.ids()[r]);
        Group own = new Group(recording.split(), recording.speaker());
        add(groups, own, predictor, clusters, corpus.ids()[r]);
      }
    }
    int[] phoneOf = IntStream.range(0, predictor.clusters()).map(predictor::phone).toArray();
    List<PhoneScore> scores = new ArrayList<>();
    groups.forEach(
        (group, counts) -> {
          if (counts.total() > 0) {
            scores.add(score(predictor, group, counts, phoneOf));
          }
        });
    return scores;
  }

  private PhoneScore score(
      PhonePredictor predictor, Group group, Contingency counts, int[] phoneOf) {
    return new PhoneScore(
        predictor.name(), silence, group.split(), group.speaker(), counts, phoneOf, mostLikely);
  }

  private void add(
      Map<Group, Contingency> groups,
      Group group,
      PhonePredictor predictor,
      int[] clusters,
      int[] phones) {
    Contingency counts =
        groups.computeIfAbsent(
            group, g -> new Contingency(predictor.clusters(), corpus.phones().size()));
    for (int frame = 0; frame < phones.length; frame++) {
      if (corpus.counts(phones[frame], silence)) {
        counts.add(clusters[frame], phones[frame]);
      }
    }
  }
}

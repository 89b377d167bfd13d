// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import java.util.HashMap;
import java.util.Map;

/**
 * The most frequent phone of each pair of a code and the one before; a pair that training met fewer
 * than {@value #LEAST} times means what its second code alone does.
 *
 * @param pairs phones by {@code previous · size + code}
 */
record PairMap(MajorityMap single, Map<Integer, Integer> pairs, int phones)
    implements PhonePredictor {
  private static final int LEAST = 3;

  static PairMap fit(Clustering clustering, Training training) {
    Map<Integer, int[]> counts = new HashMap<>(); // pair to [phones]
    training.forEach(
        (recording, phones) -> {
          int[] codes = clustering.of(recording);
          for (int frame = 0; frame < codes.length; frame++) {
            if (phones[frame] != Corpus.NONE) {
              int pair = pair(codes, frame, clustering.size());
              counts.computeIfAbsent(pair, p -> new int[training.phones()])[phones[frame]]++;
            }
          }
        });
    Map<Integer, Integer> pairs = new HashMap<>();
    counts.forEach((pair, row) -> addIfOften(pairs, pair, row));
    return new PairMap(MajorityMap.fit(clustering, training), pairs, training.phones());
  }

  private static void addIfOften(Map<Integer, Integer> pairs, int pair, int[] row) {
    int total = 0;
    int best = 0;
    for (int phone = 0; phone < row.length; phone++) {
      total += row[phone];
      best = row[phone] > row[best] ? phone : best;
    }
    if (total >= LEAST) {
      pairs.put(pair, best);
    }
  }

  /** The first frame follows itself. */
  private static int pair(int[] codes, int frame, int size) {
    return codes[Math.max(0, frame - 1)] * size + codes[frame];
  }

  @Override
  public String name() {
    return "code pairs";
  }

  /** Its groups are its guesses: the pairs themselves are too many for a table. */
  @Override
  public int clusters() {
    return phones;
  }

  @Override
  public int[] cluster(LabelledFrames recording) {
    int[] codes = single.cluster(recording);
    int[] guesses = new int[codes.length];
    for (int frame = 0; frame < codes.length; frame++) {
      Integer known = pairs.get(pair(codes, frame, single.clusters()));
      guesses[frame] = known == null ? single.phone(codes[frame]) : known;
    }
    return guesses;
  }

  @Override
  public int phone(int cluster) {
    return cluster;
  }
}

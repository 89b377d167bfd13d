// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

/**
 * The most frequent phone of each group (van den Oord 2017, §4.3). A group that training never met
 * means the most frequent phone of all.
 *
 * @param phoneOf {@code [groups]}
 */
record MajorityMap(Clustering clustering, int[] phoneOf) implements PhonePredictor {
  static MajorityMap fit(Clustering clustering, Training training) {
    Contingency counts = new Contingency(clustering.size(), training.phones());
    training.forEach(
        (recording, phones) -> {
          int[] clusters = clustering.of(recording);
          for (int frame = 0; frame < clusters.length; frame++) {
            if (phones[frame] != Corpus.NONE) {
              counts.add(clusters[frame], phones[frame]);
            }
          }
        });
    long[] met = counts.clusterCounts();
    int[] phoneOf = new int[met.length];
    for (int group = 0; group < met.length; group++) {
      phoneOf[group] = met[group] == 0 ? counts.majority() : counts.majority(group);
    }
    return new MajorityMap(clustering, phoneOf);
  }

  @Override
  public String name() {
    return clustering.name();
  }

  @Override
  public int clusters() {
    return clustering.size();
  }

  @Override
  public int[] cluster(LabelledFrames recording) {
    return clustering.of(recording);
  }

  @Override
  public int phone(int cluster) {
    return phoneOf[cluster];
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws a speaker in proportion to minutes to a power, then an utterance by its length. */
public final class SpeakerPool {
  private final List<List<Utterance>> speakers = new ArrayList<>();
  private final double[] share; // cumulative, one for each speaker

  public SpeakerPool(List<Utterance> utterances, double power) {
    Map<Integer, List<Utterance>> bySpeaker = new TreeMap<>();
    for (Utterance u : utterances) {
      bySpeaker.computeIfAbsent(u.speaker(), s -> new ArrayList<>()).add(u);
    }
    if (bySpeaker.isEmpty()) {
      throw new IllegalArgumentException("no utterances to draw from");
    }
    speakers.addAll(bySpeaker.values());
    share = new double[speakers.size()];
    double sum = 0;
    for (int i = 0; i < share.length; i++) {
      sum += Math.pow(samples(speakers.get(i)), power);
      share[i] = sum;
    }
  }

  public Utterance draw(Random random) {
    double at = random.nextDouble() * share[share.length - 1];
    int i = 0;
    while (i < share.length - 1 && share[i] <= at) {
      i++;
    }
    return byLength(speakers.get(i), random);
  }

  /** Another utterance of the same speaker; the same one if there is no other. */
  public Utterance another(Utterance u, Random random) {
    for (List<Utterance> own : speakers) {
      if (own.get(0).speaker() == u.speaker()) {
        for (int tries = 0; tries < 8; tries++) {
          Utterance other = byLength(own, random);
          if (!other.equals(u)) {
            return other;
          }
        }
      }
    }
    return u;
  }

  private static Utterance byLength(List<Utterance> own, Random random) {
    long at = (long) (random.nextDouble() * samples(own));
    for (Utterance u : own) {
      at -= u.samples();
      if (at < 0) {
        return u;
      }
    }
    return own.get(own.size() - 1);
  }

  private static long samples(List<Utterance> own) {
    return own.stream().mapToLong(Utterance::samples).sum();
  }
}

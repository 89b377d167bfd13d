// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.torch.train;

import dev.phonocode.torch.corpus.Utterance;
import java.util.List;
import java.util.Map;

/**
 * Who says what when, for training: phones by number, in seconds from the start of each recording.
 *
 * @param labels the phones by number, at least two
 * @param recordings segments in order, by the path of a recording in its manifest; one that is not
 *     here has no labels
 */
public record PhoneTargets(List<String> labels, Map<String, List<Segment>> recordings) {
  /** Copies both. */
  public PhoneTargets {
    labels = List.copyOf(labels);
    recordings = Map.copyOf(recordings);
    if (labels.size() < 2) {
      throw new IllegalArgumentException("labels: expected two phones or more, found " + labels);
    }
  }

  /** No labels are needed. */
  public static final PhoneTargets NONE = new PhoneTargets(List.of("", " "), Map.of());

  /** A stretch of one phone. */
  public record Segment(double startSeconds, double endSeconds, int label) {}

  /** Whether a recording has labels. */
  boolean has(Utterance u) {
    return recordings.containsKey(u.row().path());
  }

  /**
   * Shares of each phone in frames of speech, each frame's middle half counted twice; all zero
   * where nothing is known.
   *
   * @param startSeconds of the first frame
   * @param frameSeconds from frame to frame
   * @param out {@code [count][labels]} from {@code offset} on
   */
  void shares(
      Utterance u, double startSeconds, double frameSeconds, int count, float[] out, int offset) {
    for (Segment s : recordings.getOrDefault(u.row().path(), List.of())) {
      double from = (s.startSeconds() - startSeconds) / frameSeconds;
      double to = (s.endSeconds() - startSeconds) / frameSeconds;
      int last = (int) Math.min(count - 1, Math.floor(to));
      for (int t = (int) Math.max(0, Math.floor(from)); t <= last; t++) {
        double share =
            overlap(from, to, t, t + 1) / 1.5 + overlap(from, to, t + 0.25, t + 0.75) / 1.5;
        out[offset + t * labels.size() + s.label()] += (float) share;
      }
    }
  }

  private static double overlap(double from, double to, double low, double high) {
    return Math.max(0, Math.min(to, high) - Math.max(from, low));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The labels of one recording.
 *
 * @param file where they stand
 * @param segments in order, none over another; between them nothing is known
 */
public record Transcript(Path file, List<Segment> segments) {
  /** Times in files are rounded: so far two segments may reach into each other. */
  private static final double ROUNDING_SECONDS = 1e-3;

  /** Aligners see whole windows: so far the last segment may reach past the sound. */
  private static final double OVERHANG_SECONDS = 0.05;

  /**
   * Checks the order.
   *
   * @throws LabelException naming the line of the first segment that goes backwards or begins
   *     before the one before it has ended
   */
  static Transcript of(Path file, List<Segment> segments) throws LabelException {
    Optional<Segment> before = Optional.empty();
    for (Segment segment : segments) {
      if (!(segment.startSeconds() >= 0)) {
        throw new LabelException(
            file, segment.line(), "begins at " + seconds(segment.startSeconds()) + ", before 0 s");
      }
      if (!(segment.endSeconds() >= segment.startSeconds())) {
        throw new LabelException(
            file,
            segment.line(),
            "goes backwards, from "
                + seconds(segment.startSeconds())
                + " to "
                + seconds(segment.endSeconds()));
      }
      if (before.isPresent()) {
        checkOrder(file, before.get(), segment);
      }
      before = Optional.of(segment);
    }
    return new Transcript(file, List.copyOf(segments));
  }

  private static void checkOrder(Path file, Segment before, Segment segment) throws LabelException {
    if (segment.startSeconds() < before.startSeconds()) {
      throw new LabelException(
          file,
          segment.line(),
          "begins at "
              + seconds(segment.startSeconds())
              + ", before line "
              + before.line()
              + " at "
              + seconds(before.startSeconds()));
    }
    if (segment.startSeconds() < before.endSeconds() - ROUNDING_SECONDS) {
      throw new LabelException(
          file,
          segment.line(),
          "begins at "
              + seconds(segment.startSeconds())
              + ", but line "
              + before.line()
              + " ends at "
              + seconds(before.endSeconds()));
    }
  }

  /**
   * Checks that the sound is long enough for the labels.
   *
   * @throws LabelException naming the first line that ends more than 50 ms behind the sound
   */
  public void checkWithin(double audioSeconds) throws LabelException {
    for (Segment segment : segments) {
      if (segment.endSeconds() > audioSeconds + OVERHANG_SECONDS) {
        throw new LabelException(
            file,
            segment.line(),
            "ends at "
                + seconds(segment.endSeconds())
                + ", past the sound of "
                + seconds(audioSeconds));
      }
    }
  }

  /** The segment at a time, its end not included. */
  public Optional<Segment> at(double seconds) {
    int low = 0;
    int high = segments.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Segment segment = segments.get(middle);
      if (seconds < segment.startSeconds()) {
        high = middle - 1;
      } else if (seconds >= segment.endSeconds()) {
        low = middle + 1;
      } else {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  private static String seconds(double value) {
    return Math.round(value * 1e6) / 1e6 + " s";
  }
}

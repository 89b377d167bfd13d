// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** What a decimal fraction may be off in binary. */
  private static final double EXACT_SECONDS = 1e-9;

  /** Words are longer than the names of phones, of which few have three letters. */
  private static final int LETTERS_OF_A_WORD = 3;

  private static final int FEWEST_TO_JUDGE = 3;

  /** Aligners see whole windows: so far the last segment may reach past the sound. */
  private static final double OVERHANG_SECONDS = 0.05;

  /**
   * Checks the order.
   *
   * @throws LabelException naming the line of the first segment that goes backwards or begins
   *     before the one before it has ended
   */
  static Transcript of(Path file, List<Segment> segments) throws LabelException {
    return of(file, segments, ROUNDING_SECONDS);
  }

  /**
   * As {@link #of(Path, List)}.
   *
   * @param roundingSeconds so far a segment may reach into the next; it is cut where that begins
   */
  static Transcript of(Path file, List<Segment> segments, double roundingSeconds)
      throws LabelException {
    List<Segment> ordered = new ArrayList<>();
    for (Segment segment : segments) {
      if (!(segment.startSeconds() >= 0)) {
        throw new LabelException(
            file, segment.line(), "begins at " + seconds(segment.startSeconds()) + ", before 0 s");
      }
      if (!(segment.endSeconds() >= segment.startSeconds())) {
        throw new LabelException(
            file,
            segment.line(),
            "goes backwards, from %s to %s"
                .formatted(seconds(segment.startSeconds()), seconds(segment.endSeconds())));
      }
      if (!ordered.isEmpty()) {
        Segment before = ordered.get(ordered.size() - 1);
        checkOrder(file, before, segment, roundingSeconds);
        ordered.set(ordered.size() - 1, before.until(segment.startSeconds()));
      }
      ordered.add(segment);
    }
    return new Transcript(file, List.copyOf(ordered));
  }

  private static void checkOrder(Path file, Segment before, Segment segment, double roundingSeconds)
      throws LabelException {
    String begins = "begins at " + seconds(segment.startSeconds());
    if (segment.startSeconds() < before.startSeconds()) {
      String earlier = ", before line " + before.line() + " at " + seconds(before.startSeconds());
      throw new LabelException(file, segment.line(), begins + earlier);
    }
    if (segment.startSeconds() < before.endSeconds() - roundingSeconds - EXACT_SECONDS) {
      String later = ", but line " + before.line() + " ends at " + seconds(before.endSeconds());
      throw new LabelException(file, segment.line(), begins + later);
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
        String end = "ends at " + seconds(segment.endSeconds());
        throw new LabelException(
            file, segment.line(), end + ", past the sound of " + seconds(audioSeconds));
      }
    }
  }

  /**
   * Checks that these can be phones: more than half of the different labels with three letters or
   * more are words.
   *
   * @throws LabelException naming the first that looks like a word
   */
  public void checkPhones() throws LabelException {
    Map<String, Segment> different = new LinkedHashMap<>();
    segments.stream()
        .filter(s -> !s.label().isBlank())
        .forEach(s -> different.putIfAbsent(s.label(), s));
    List<Segment> words = different.values().stream().filter(Transcript::isLong).toList();
    if (different.size() >= FEWEST_TO_JUDGE && 2 * words.size() > different.size()) {
      throw new LabelException(
          file,
          words.get(0).line(),
          "labels are words, such as "
              + LabelException.quoted(words.get(0).label())
              + ", expected phones");
    }
  }

  private static boolean isLong(Segment segment) {
    return segment.label().codePoints().filter(Transcript::isLetter).count() >= LETTERS_OF_A_WORD;
  }

  /** A letter of its own: not a modifier, such as the length and aspiration of IPA. */
  private static boolean isLetter(int c) {
    return Character.isLetter(c) && Character.getType(c) != Character.MODIFIER_LETTER;
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

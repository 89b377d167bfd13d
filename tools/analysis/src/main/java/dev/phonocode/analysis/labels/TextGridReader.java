// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.labels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Praat's TextGrid. Its file type is {@code ooTextFile}, in old files of the short form {@code
 * ooTextFile short}. The long form names each value, the short form does not; the values themselves
 * come in the same order in both, which is Praat's own way to read them. Of several interval tiers
 * the one named {@code phones} (or phone, phoneme(s), segments, mau) counts; one named {@code
 * words} (or word, ORT-MAU) may stand beside it, and never counts as phones. The Montreal Forced
 * Aligner puts the speaker before: {@code anna - phones}.
 */
final class TextGridReader {
  private static final List<String> FILE_TYPES = List.of("ooTextFile", "ooTextFile short");

  private static final Set<String> PHONE_TIERS =
      Set.of("phones", "phone", "phonemes", "phoneme", "segments", "mau");

  private static final Set<String> WORD_TIERS = Set.of("words", "word", "ort", "ort-mau");

  private TextGridReader() {}

  private record Tier(String name, List<Segment> segments) {}

  /** The phones; empty if all tiers are of words. */
  static Optional<Transcript> phones(Path file) throws IOException {
    List<Tier> tiers = tiers(file);
    if (!tiers.isEmpty() && named(tiers, WORD_TIERS).size() == tiers.size()) {
      return Optional.empty();
    }
    return Optional.of(Transcript.of(file, chosen(file, tiers).segments()));
  }

  /** The words, where there is a tier of them. */
  static Optional<Transcript> words(Path file) throws IOException {
    List<Tier> named = named(tiers(file), WORD_TIERS);
    if (named.size() > 1) {
      throw new LabelException(file, 1, named.size() + " tiers of words, expected one");
    }
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(Transcript.of(file, named.get(0).segments()));
  }

  private static List<Tier> tiers(Path file) throws IOException {
    TextGridTokens tokens = new TextGridTokens(LabelText.read(file));
    tokens.expectText(FILE_TYPES, "the file type");
    tokens.expectText(List.of("TextGrid"), "the object class");
    tokens.number("xmin");
    tokens.number("xmax");
    tokens.expectFlag("exists");
    int count = tokens.count("the number of tiers");
    List<Tier> tiers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String kind = tokens.text("a tier's class");
      int line = tokens.line();
      String name = tokens.text("a tier's name");
      tokens.number("xmin");
      tokens.number("xmax");
      int size = tokens.count("the number of intervals");
      switch (kind) {
        case "IntervalTier" -> tiers.add(new Tier(name, intervals(tokens, size)));
        case "TextTier" -> skipPoints(tokens, size);
        default ->
            throw new LabelException(
                file,
                line,
                "tier of class "
                    + LabelException.quoted(kind)
                    + ", expected IntervalTier or TextTier");
      }
    }
    return tiers;
  }

  private static List<Segment> intervals(TextGridTokens tokens, int count) throws LabelException {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double start = tokens.number("xmin");
      int line = tokens.line();
      double end = tokens.number("xmax");
      segments.add(new Segment(start, end, tokens.text("an interval's text").strip(), line));
    }
    return segments;
  }

  private static void skipPoints(TextGridTokens tokens, int count) throws LabelException {
    for (int i = 0; i < count; i++) {
      tokens.number("a point's time");
      tokens.text("a point's mark");
    }
  }

  private static Tier chosen(Path file, List<Tier> tiers) throws LabelException {
    List<Tier> named = named(tiers, PHONE_TIERS);
    List<Tier> candidates = named.isEmpty() ? tiers : named;
    if (candidates.size() != 1) {
      throw new LabelException(
          file,
          1,
          "interval tiers "
              + tiers.stream().map(Tier::name).collect(Collectors.joining(", ", "[", "]"))
              + ", expected one named phones");
    }
    return candidates.get(0);
  }

  private static List<Tier> named(List<Tier> tiers, Set<String> names) {
    return tiers.stream().filter(tier -> names.contains(withoutSpeaker(tier.name()))).toList();
  }

  private static String withoutSpeaker(String name) {
    int dash = name.lastIndexOf(" - ");
    return name.substring(dash < 0 ? 0 : dash + 3).strip().toLowerCase(Locale.ROOT);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.roundtrip;

import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.analysis.labels.Segment;
import dev.phonocode.analysis.labels.Transcript;
import dev.phonocode.analysis.report.ClipView;
import dev.phonocode.analysis.report.Table;
import dev.phonocode.analysis.units.CodeRun;
import dev.phonocode.codec.CodeSequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is said when in one recording.
 *
 * @param words where they are known
 * @param phones where they are known
 */
record TimedLabels(Optional<Transcript> words, Optional<Transcript> phones) {
  /**
   * Looks a recording's labels up.
   *
   * @throws IOException if there are none, or they are wrong or past the end of the sound
   */
  static TimedLabels of(Path recording, int sampleRateHz, Path fileOrFolder) throws IOException {
    Labels labels = Labels.open(fileOrFolder);
    Optional<Transcript> words = labels.wordsOfFile(recording, sampleRateHz);
    Optional<Transcript> phones = labels.ofFile(recording, sampleRateHz);
    if (words.isEmpty() && phones.isEmpty()) {
      throw new IOException(fileOrFolder + ": no labels of " + recording);
    }
    return new TimedLabels(words, phones);
  }

  /** Checks that the sound is long enough for them. */
  void checkWithin(double audioSeconds) throws IOException {
    for (Optional<Transcript> transcript : List.of(words, phones)) {
      if (transcript.isPresent()) {
        transcript.get().checkWithin(audioSeconds);
      }
    }
  }

  /** Words above phones, up to a time. */
  List<ClipView.Strip> strips(double seconds) {
    List<ClipView.Strip> strips = new ArrayList<>();
    words.ifPresent(w -> strips.add(strip("words", w, seconds)));
    phones.ifPresent(p -> strips.add(strip("phones", p, seconds)));
    return strips;
  }

  private static ClipView.Strip strip(String name, Transcript transcript, double seconds) {
    return new ClipView.Strip(
        name,
        transcript.segments().stream()
            .filter(s -> s.startSeconds() < seconds && !s.label().isEmpty())
            .map(
                s ->
                    new ClipView.Span(
                        s.startSeconds(), Math.min(s.endSeconds(), seconds), s.label()))
            .toList());
  }

  /** The same to be read: a row for each phone, or word, with its codes. */
  Table table(CodeSequence codes, double seconds) {
    List<List<Object>> rows = new ArrayList<>();
    int[][] all = codes.codes();
    for (Segment segment : phones.or(() -> words).orElseThrow().segments()) {
      if (segment.startSeconds() < seconds) {
        rows.add(row(segment, all, codes.frameRateHz()));
      }
    }
    List<String> columns = new ArrayList<>(List.of("start_s", "end_s", "word"));
    if (phones.isPresent()) {
      columns.add("phone");
    }
    columns.add("codes_of_book_1");
    return new Table("labels", "What is said, and its codes", columns, rows);
  }

  private List<Object> row(Segment segment, int[][] codes, double frameRateHz) {
    double middle = (segment.startSeconds() + segment.endSeconds()) / 2;
    List<Object> row =
        new ArrayList<>(
            List.of(
                segment.startSeconds(),
                segment.endSeconds(),
                words.flatMap(w -> w.at(middle)).map(Segment::label).orElse("")));
    if (phones.isPresent()) {
      row.add(segment.label());
    }
    int from = CodeRun.frame(segment.startSeconds(), frameRateHz, codes.length);
    int to = CodeRun.frame(segment.endSeconds(), frameRateHz, codes.length);
    row.add(
        IntStream.range(from, to)
            .mapToObj(f -> String.valueOf(codes[f][0]))
            .collect(Collectors.joining(" ")));
    return row;
  }
}

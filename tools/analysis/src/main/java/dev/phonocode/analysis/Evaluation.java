// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis;

import dev.phonocode.analysis.jobs.Advance;
import dev.phonocode.analysis.jobs.Batch;
import dev.phonocode.analysis.jobs.Failure;
import dev.phonocode.analysis.jobs.SpeechDone;
import dev.phonocode.analysis.metrics.SpeechMetrics;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Evaluates a model, and other systems beside it, over recordings. A recording that fails in one
 * system is left out of all, so that the rows of the table stand for the same speech.
 */
public final class Evaluation {
  private final SpeechCodec codec;
  private final BookLadder ladder;
  private final List<SpeechSystem> others;

  /**
   * Prepares an evaluation.
   *
   * @param encoding how speech is encoded, but for the books
   * @param books numbers of books to use, a row each, at least one
   * @param others systems to compare with
   * @throws IllegalArgumentException if the model has fewer books, or cannot tell how codes sound
   */
  public Evaluation(
      SpeechCodec codec, EncodeOptions encoding, List<Integer> books, List<SpeechSystem> others) {
    books.forEach(count -> codec.model().check(count, encoding.passes()));
    this.codec = codec;
    this.ladder = new BookLadder(codec, encoding, List.copyOf(books));
    this.others = List.copyOf(others);
  }

  /**
   * What came out.
   *
   * @param scores a row a system
   * @param failures recordings that were left out, with the reason
   * @param recordings that count
   * @param seconds that these last
   */
  public record Result(
      List<SystemScore> scores, List<Failure> failures, int recordings, double seconds) {}

  /** A recording that could be encoded. */
  private record Encoded(Recording recording, CodeSequence codes) {}

  /** A recording, and codes of another. */
  private record Pair(Encoded own, Optional<Encoded> other) {}

  /** One recording through all systems. */
  private record Measured(
      double seconds,
      CodeSequence codes,
      List<Long> bytes,
      List<SpeechMetrics> metrics,
      Optional<TeacherForcing> bits) {}

  /**
   * Evaluates.
   *
   * @param folder for temporary files, which are deleted as soon as they have been measured
   * @param threads recordings at work at the same time
   * @param progress told of each recording, by one thread at a time
   * @throws InterruptedIOException if this thread was interrupted
   */
  public Result run(List<Recording> recordings, Path folder, int threads, Advance progress)
      throws InterruptedIOException {
    List<Failure> failures = new ArrayList<>();
    List<Encoded> encoded =
        Batch.run(
            recordings,
            threads,
            r -> new Encoded(r, codec.encode(r.read(), EncodeOptions.allBooks(codec.model()))),
            (r, reason) -> failures.add(new Failure(r.file(), reason)));
    List<Pair> pairs = IntStream.range(0, encoded.size()).mapToObj(i -> pair(encoded, i)).toList();
    SpeechDone done = new SpeechDone(pairs.size(), progress);
    List<Measured> measured =
        Batch.run(
            pairs,
            threads,
            done.counting(pair -> measure(pair, folder), Measured::seconds),
            (pair, reason) -> failures.add(new Failure(pair.own().recording().file(), reason)));
    CodebookStatistics statistics = statistics(measured);
    double seconds = measured.stream().mapToDouble(Measured::seconds).sum();
    List<SystemScore> scores = new ArrayList<>();
    for (int count : ladder.books()) {
      SystemScore.ModelScore model = modelScore(count, measured, statistics);
      scores.add(score(scores.size(), ladder.name(), Optional.of(model), measured, seconds));
    }
    for (SpeechSystem system : others) {
      scores.add(score(scores.size(), system.name(), Optional.empty(), measured, seconds));
    }
    return new Result(scores, failures, measured.size(), seconds);
  }

  private static Pair pair(List<Encoded> encoded, int i) {
    Encoded other = encoded.get((i + 1) % encoded.size());
    return new Pair(encoded.get(i), encoded.size() > 1 ? Optional.of(other) : Optional.empty());
  }

  private Measured measure(Pair pair, Path folder) throws IOException {
    AudioClip original = pair.own().recording().read();
    List<Long> bytes = new ArrayList<>();
    List<SpeechMetrics> metrics = new ArrayList<>();
    for (SpeechSystem.Decoded decoded : throughAll(original, folder)) {
      bytes.add(decoded.bytes());
      metrics.add(SpeechMetrics.compare(original, decoded.clip()));
    }
    Optional<TeacherForcing> bits =
        pair.other()
            .map(other -> TeacherForcing.of(codec, mostBooks(), original, other.codes().codes()));
    return new Measured(original.seconds(), pair.own().codes(), bytes, metrics, bits);
  }

  private List<SpeechSystem.Decoded> throughAll(AudioClip speech, Path folder) throws IOException {
    List<SpeechSystem.Decoded> all =
        new ArrayList<>(inFolderOfItsOwn(folder, own -> ladder.code(speech, own)));
    for (SpeechSystem system : others) {
      all.add(inFolderOfItsOwn(folder, own -> system.code(speech, own)));
    }
    return all;
  }

  private static <R> R inFolderOfItsOwn(Path folder, Batch.Work<Path, R> work) throws IOException {
    Path own = Files.createTempDirectory(folder, "speech");
    try {
      return work.on(own);
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(own)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(own);
    }
  }

  private int mostBooks() {
    return Collections.max(ladder.books());
  }

  private CodebookStatistics statistics(List<Measured> measured) {
    ModelConfig.Quantiser quantiser = codec.model().config().quantiser();
    CodebookStatistics statistics = new CodebookStatistics(quantiser.books(), quantiser.size());
    measured.forEach(recording -> statistics.add(recording.codes().codes()));
    return statistics;
  }

  private static SystemScore score(
      int row,
      String name,
      Optional<SystemScore.ModelScore> model,
      List<Measured> measured,
      double seconds) {
    long bytes = measured.stream().mapToLong(m -> m.bytes().get(row)).sum();
    List<SpeechMetrics> metrics = measured.stream().map(m -> m.metrics().get(row)).toList();
    return new SystemScore(
        name,
        Byte.SIZE * bytes / seconds,
        SpeechMetrics.mean(metrics),
        SpeechMetrics.counts(metrics),
        model);
  }

  private SystemScore.ModelScore modelScore(
      int count, List<Measured> measured, CodebookStatistics statistics) {
    return new SystemScore.ModelScore(
        codec.model().id(),
        count,
        statistics.frames(),
        Arrays.copyOf(statistics.usage(), count),
        Arrays.copyOf(statistics.normalisedEntropy(), count),
        saved(measured),
        count == mostBooks() ? bits(measured) : Optional.empty());
  }

  private static double saved(List<Measured> measured) {
    double coded = measured.stream().mapToLong(m -> m.codes().codedBits()).sum();
    return 1 - coded / measured.stream().mapToLong(m -> m.codes().nominalBits()).sum();
  }

  private static Optional<SystemScore.Bits> bits(List<Measured> measured) {
    List<TeacherForcing> all = measured.stream().flatMap(m -> m.bits().stream()).toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SystemScore.Bits(
                all.stream().mapToDouble(TeacherForcing::rightBits).average().orElseThrow(),
                all.stream().mapToDouble(TeacherForcing::wrongBits).average().orElseThrow()));
  }
}

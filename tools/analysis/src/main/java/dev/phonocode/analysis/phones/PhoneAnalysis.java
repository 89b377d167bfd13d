// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.phones;

import dev.phonocode.analysis.jobs.Advance;
import dev.phonocode.analysis.jobs.Batch;
import dev.phonocode.analysis.jobs.Failure;
import dev.phonocode.analysis.jobs.SpeechDone;
import dev.phonocode.analysis.labels.Labels;
import dev.phonocode.analysis.labels.Transcript;
import dev.phonocode.audio.AudioClip;
import dev.phonocode.audio.AudioFiles;
import dev.phonocode.audio.AudioSource;
import dev.phonocode.audio.WarningListener;
import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds the codes of one book of a model against phone labels. */
public final class PhoneAnalysis {
  private static final int KMEANS_CLUSTERS = 128;

  private final SpeechCodec codec;
  private final BookCodes book;
  private final WarningListener listener;

  /**
   * Prepares an analysis.
   *
   * @param book from 1
   * @param listener hears what is probably wrong with the sound of the recordings
   * @throws IllegalArgumentException if the model has no such book
   */
  public PhoneAnalysis(SpeechCodec codec, int book, WarningListener listener) {
    this.listener = listener;
    ModelConfig.Quantiser quantiser = codec.model().config().quantiser();
    if (book < 1 || book > quantiser.books()) {
      throw new IllegalArgumentException(
          "book: expected 1 to " + quantiser.books() + ", found " + book);
    }
    this.codec = codec;
    this.book = new BookCodes(book - 1, quantiser.size());
  }

  /**
   * A recording.
   *
   * @param name its path in the manifest, by which its labels are found
   * @param split {@code train} to fit to, any other to test on
   */
  public record Item(String name, Path file, String speaker, String split) {}

  /**
   * Encodes all recordings, fits to the training ones and tests on the others.
   *
   * @param threads recordings at work at the same time
   * @param progress told of each recording, by one thread at a time
   * @throws IOException if no labelled recording is left to fit to, or none to test on; or if this
   *     thread was interrupted
   */
  public PhoneResult run(List<Item> items, Labels labels, int threads, Advance progress)
      throws IOException {
    SpeechDone done = new SpeechDone(items.size(), progress);
    Labels own = labels.among(items.stream().map(Item::name).toList());
    List<Failure> failures = new ArrayList<>();
    List<Optional<LabelledFrames>> found =
        Batch.run(
            items,
            threads,
            done.counting(
                item -> frames(item, own),
                frames -> frames.map(LabelledFrames::seconds).orElse(0.0)),
            (item, reason) -> failures.add(new Failure(item.file(), reason)));
    List<LabelledFrames> recordings = found.stream().flatMap(Optional::stream).toList();
    requireBothKinds(recordings, failures);
    int unlabelled = items.size() - recordings.size() - failures.size();
    return result(Corpus.of(recordings), failures, unlabelled);
  }

  private Optional<LabelledFrames> frames(Item item, Labels labels) throws IOException {
    AudioClip clip;
    try (AudioSource source = AudioFiles.open(item.file(), listener)) {
      clip = source.readAll();
    }
    Optional<Transcript> transcript = labels.of(item.name(), clip.sampleRateHz());
    if (transcript.isEmpty() || clip.samples().length == 0) {
      return Optional.empty();
    }
    transcript.get().checkWithin(clip.seconds());
    CodeSequence codes = codec.encode(clip, EncodeOptions.allBooks(codec.model()));
    int frames = (int) codes.frames();
    double rate = codes.frameRateHz();
    return Optional.of(
        new LabelledFrames(
            item,
            clip.seconds(),
            transcript.get(),
            codes.codes(),
            LabelledFrames.phones(transcript.get(), frames, rate),
            Cepstra.of(clip, frames, rate)));
  }

  private static void requireBothKinds(List<LabelledFrames> recordings, List<Failure> failures)
      throws IOException {
    long training = recordings.stream().filter(r -> r.split().equals(Training.SPLIT)).count();
    if (training == 0 || training == recordings.size()) {
      String reason =
          failures.isEmpty() ? "" : "; the first failure: " + failures.get(0).reason().getMessage();
      throw new IOException(
          "expected labelled recordings of the split train and of another, found %s and %s%s"
              .formatted(training, recordings.size() - training, reason));
    }
  }

  private PhoneResult result(Corpus corpus, List<Failure> failures, int unlabelled) {
    List<PhoneScore> scores = new ArrayList<>();
    CepstraClusters clusters = CepstraClusters.fit(training(corpus), KMEANS_CLUSTERS);
    for (Silence silence : Silence.values()) {
      Training training = new Training(corpus, silence);
      Scoring scoring = new Scoring(training);
      for (PhonePredictor predictor : predictors(training, clusters)) {
        scores.addAll(scoring.of(predictor));
      }
    }
    double rate = codec.model().config().frameRateHz();
    ModelConfig config = codec.model().config();
    return new PhoneResult(
        new PhoneResult.Coding(
            config.name(), codec.model().id(), rate, book.book() + 1, book.size()),
        new PhoneResult.Material(
            corpus.recordings().size(),
            corpus.recordings().stream().mapToDouble(LabelledFrames::seconds).sum(),
            unlabelled,
            failures,
            Example.choose(corpus)),
        corpus.phones(),
        scores,
        rates(corpus, rate),
        Units.of(corpus, book, codec.model()),
        CodeLengths.of(corpus, book, rate));
  }

  private static List<LabelledFrames> training(Corpus corpus) {
    return corpus.recordings().stream().filter(r -> r.split().equals(Training.SPLIT)).toList();
  }

  private List<PhonePredictor> predictors(Training training, CepstraClusters clusters) {
    List<PhonePredictor> predictors = new ArrayList<>();
    predictors.add(MajorityMap.fit(book, training));
    predictors.add(PairMap.fit(book, training));
    int own = book.book() + 1;
    predictors.add(LinearProbe.fit("linear probe, " + books(own), vectors(own), training));
    int all = codec.model().config().quantiser().books();
    if (all > own) {
      predictors.add(LinearProbe.fit("linear probe, " + books(all), vectors(all), training));
    }
    predictors.add(MajorityMap.fit(clusters, training));
    predictors.add(LinearProbe.fit("supervised cepstra", FrameFeatures.cepstra(), training));
    return predictors;
  }

  private static String books(int count) {
    return count == 1 ? "1 book" : count + " books";
  }

  private FrameFeatures vectors(int books) {
    return FrameFeatures.quantised(
        IntStream.range(0, books).mapToObj(codec.model()::codebook).toList(),
        codec.model().config().quantiser().dimension());
  }

  private List<CodeRate> rates(Corpus corpus, double rate) {
    return corpus.recordings().stream()
        .map(LabelledFrames::split)
        .distinct()
        .map(
            split ->
                CodeRate.of(
                    split,
                    corpus.recordings().stream().filter(r -> r.split().equals(split)).toList(),
                    book,
                    rate))
        .toList();
  }
}

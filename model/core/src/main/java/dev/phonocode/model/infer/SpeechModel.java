// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model.infer;

import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.NamedSpeaker;
import dev.phonocode.model.Weights;
import dev.phonocode.model.infer.prior.CodePrior;
import dev.phonocode.model.infer.quantiser.NoiseShaping;
import dev.phonocode.model.infer.quantiser.PacketQuantiser;
import dev.phonocode.model.infer.quantiser.PacketSearch;
import dev.phonocode.model.infer.quantiser.VectorSearch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A model ready to run. Immutable: threads share one and take an encoder or decoder each. */
public final class SpeechModel {
  private final ModelBundle bundle;
  private final String id;
  private final Kernels kernels;
  private final Network network;
  private final Optional<ReferenceEncoder> reference;
  private final Optional<CodePrior> prior;
  private final Optional<CodePhones> phones;
  private final NoiseShaping shaping;
  private Optional<VectorSearch> search = Optional.empty();
  private Optional<Listening> listening = Optional.empty();

  private SpeechModel(ModelBundle bundle, Kernels kernels) {
    this.bundle = bundle;
    this.kernels = kernels;
    id = bundle.id();
    ModelConfig config = bundle.config();
    Weights weights = bundle.weights();
    network = Network.of(config, weights, kernels.set());
    shaping = new NoiseShaping(kernels.set(), weights, config.quantiser().dimension());
    reference =
        config.speaker().isTable()
            ? Optional.empty()
            : Optional.of(new ReferenceEncoder(new Layout(kernels.set(), weights), config));
    prior = config.prior().map(shape -> CodePrior.of(config, weights, kernels.set()));
    phones = config.phones().map(shape -> CodePhones.of(config, weights));
  }

  /** The phones that its codes stand for, if it was trained on labels. */
  public Optional<CodePhones> phones() {
    return phones;
  }

  /** The prior over the model's codes, if one was trained. */
  public Optional<CodePrior> prior() {
    return prior;
  }

  /**
   * Lays the weights out for the kernels.
   *
   * @throws IllegalArgumentException naming the tensor that is missing or of the wrong shape
   */
  public static SpeechModel of(ModelBundle bundle, Kernels kernels) {
    return new SpeechModel(bundle, kernels);
  }

  /** Samples by which the filters behind the decoder are late. */
  public int filterDelaySamples() {
    return PostFilter.delaySamples(config());
  }

  /** The model's shape. */
  public ModelConfig config() {
    return bundle.config();
  }

  /** The bundle's SHA-256, 64 hex digits. */
  public String id() {
    return id;
  }

  /** Voices known by name. */
  public List<NamedSpeaker> speakers() {
    return bundle.speakers();
  }

  /**
   * The vectors of a book.
   *
   * @param book from 0
   * @return [quantiser.size · quantiser.dimension], a copy
   */
  public float[] codebook(int book) {
    ModelConfig.Quantiser q = config().quantiser();
    return bundle
        .weights()
        .get("quantiser.codebook." + book, q.size(), q.dimension())
        .data()
        .clone();
  }

  /** An encoder at the start of a stream. */
  public LatentEncoder newEncoder() {
    return new LatentEncoder(network);
  }

  /**
   * What turns latents into codes.
   *
   * @param books of a frame, from the first on
   * @param coder the prior that will code the packets, this model's; if there is none, the error
   *     alone decides
   */
  public PacketQuantiser newQuantiser(int books, Optional<CodePrior> coder) {
    return newSearch(books, coder, 1);
  }

  /**
   * As above, and the codes are then set against the speech that they stand for, which {@link
   * PacketQuantiser#hear} has to be told.
   *
   * @param speaker [speaker.size] the voice in which they will be decoded
   * @param passes of analysis by synthesis; three change each frame once
   * @throws IllegalArgumentException if the model {@linkplain #check cannot}
   */
  public PacketQuantiser newQuantiser(
      int books, Optional<CodePrior> coder, float[] speaker, int passes) {
    check(books, Math.max(1, passes)); // it listens whatever the passes
    return new AnalysisBySynthesis(
        newSearch(books, coder, 1),
        newSearch(books, coder, AnalysisBySynthesis.RATE_FACTOR),
        search(),
        listening(),
        config(),
        speaker,
        passes);
  }

  /**
   * Refuses what this model cannot do.
   *
   * @param books of a frame
   * @param passes of analysis by synthesis
   * @throws IllegalArgumentException if it has fewer books, or {@linkplain #canListen cannot} tell
   *     how codes sound
   */
  public void check(int books, int passes) {
    int most = config().quantiser().books();
    if (books < 1 || books > most) {
      throw new IllegalArgumentException("books: expected 1 to " + most + ", found " + books);
    }
    if (passes > 0 && !canListen()) {
      throw new IllegalArgumentException(
          "passes: expected 0, found "
              + passes
              + ": model "
              + config().name()
              + " has no measure of how its codes sound");
    }
  }

  /** Whether it can tell how codes will sound before they are decoded. */
  public boolean canListen() {
    return network.melHead().isPresent() && shaping.isMeasured();
  }

  private PacketSearch newSearch(int books, Optional<CodePrior> coder, double rateFactor) {
    VectorSearch search = search();
    return coder
        .map(
            prior ->
                PacketSearch.entropyConstrained(
                    search, books, prior, config().prior().orElseThrow(), rateFactor))
        .orElseGet(() -> PacketSearch.greedy(search, books));
  }

  private synchronized Listening listening() {
    if (listening.isEmpty()) {
      Layout layout = new Layout(kernels.set(), bundle.weights());
      CausalConv melHead = network.melHead().orElseThrow();
      listening = Optional.of(new Listening(layout, config(), network.conditioner(), melHead));
    }
    return listening.get();
  }

  /** Laid out when codes are first searched for: who decodes does without. */
  private synchronized VectorSearch search() {
    if (search.isEmpty()) {
      search = Optional.of(new VectorSearch(kernels.set(), network.quantiser(), shaping));
    }
    return search.get();
  }

  /**
   * A decoder at the start of a stream.
   *
   * @param speaker [speaker.size] numbers in [-1, 1]
   */
  public CodeDecoder newDecoder(float[] speaker, Sampling sampling) {
    return newDecoderGroup(1).newDecoder(speaker, sampling);
  }

  /**
   * Room for decoders that step together.
   *
   * @param streams how many at most: 2 to 8 pay
   */
  public DecoderGroup newDecoderGroup(int streams) {
    return new DecoderGroup(network, streams);
  }

  /**
   * Says that so much speech is about to be decoded. Kernels that would have to find out that much
   * is to do get ready at once; no bit changes.
   */
  public void expectDecoding(long samples) {
    // A header may say 2^48 samples, so a long could overflow.
    double steps = (double) samples / config().decoder().bands();
    kernels.set().expect((long) (steps * network.decoder().multiplyAdds()));
  }

  /** The decoder told the true past, for evaluation. */
  public DecoderScore score() {
    return new DecoderScore(network);
  }

  /**
   * The reference encoder.
   *
   * @throws UnsupportedOperationException if the model has a table of speakers instead
   */
  public ReferenceEncoder reference() {
    return reference.orElseThrow(
        () ->
            new UnsupportedOperationException(
                "model " + config().name() + " knows speakers by name only"));
  }

  /**
   * A row of the speaker table.
   *
   * @param row 0 to {@code speaker.tableRows - 1}
   * @return [speaker.size]
   * @throws UnsupportedOperationException if the model has a reference encoder instead
   */
  public float[] tableSpeaker(int row) {
    ModelConfig.Speaker s = config().speaker();
    if (!s.isTable()) {
      throw new UnsupportedOperationException(
          "model " + config().name() + " has a reference encoder, not a table of speakers");
    }
    if (row < 0 || row >= s.tableRows()) {
      throw new IllegalArgumentException(
          "speaker table: row " + row + ", expected 0 to " + (s.tableRows() - 1));
    }
    float[] table = bundle.weights().get("speaker.table", s.tableRows(), s.size()).data();
    return Arrays.copyOfRange(table, row * s.size(), (row + 1) * s.size());
  }
}

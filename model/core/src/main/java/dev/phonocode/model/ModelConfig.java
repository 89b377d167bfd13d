// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.model;

import static dev.phonocode.model.ShapeChecks.check;
import static dev.phonocode.model.ShapeChecks.checkEach;
import static dev.phonocode.model.ShapeChecks.checkNumbers;
import static dev.phonocode.model.ShapeChecks.checkRange;

import dev.phonocode.audio.signal.LogMel;
import dev.phonocode.audio.signal.Pqmf;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The shape of a model: everything that must be known, besides the weights, to run it. Read from
 * and written to {@code config.json} by {@link ConfigJson}; the network it describes is {@code
 * src/design/0001-network.md}.
 *
 * @param version of the architecture; a reader refuses one it does not know
 * @param name the preset's name, for people
 * @param signal that the network reads and writes
 * @param codec the network, but for the two below
 * @param prior the model of the codes, or absent when none was trained
 * @param phones what the codes of a book stand for, or absent when no labels were trained on
 */
public record ModelConfig(
    int version,
    String name,
    Signal signal,
    Codec codec,
    Optional<Prior> prior,
    Optional<Phones> phones) {
  /** The architecture that this release implements. */
  public static final int VERSION = 1;

  /** Rejects shapes that no network can have, naming the field. */
  public ModelConfig {
    check(version == VERSION, "version", version, "architecture version " + VERSION);
    check(name != null, "name", name, "a name");
    if (phones.isPresent()) {
      checkRange("phones.book", phones.get().book(), 1, codec.quantiser().books());
    }
  }

  /** A model of this version without a prior and without labels. */
  public ModelConfig(String name, Signal signal, Codec codec) {
    this(VERSION, name, signal, codec, Optional.empty(), Optional.empty());
  }

  /**
   * The signal that a network reads and writes.
   *
   * @param sampleRateHz of the speech
   * @param preEmphasis coefficient a of {@code y[n] = x[n] - a x[n-1]}
   * @param levelRms RMS to which active speech is scaled; 0 leaves the level alone
   */
  @RecordJson.Flat
  public record Signal(int sampleRateHz, double preEmphasis, double levelRms) {
    public Signal {
      check(sampleRateHz > 0, "sampleRateHz", sampleRateHz, "a positive rate");
      check(preEmphasis >= 0 && preEmphasis < 1, "preEmphasis", preEmphasis, "0 to 1");
      check(levelRms >= 0 && levelRms < 1, "levelRms", levelRms, "0 to 1");
    }
  }

  /** The layers from speech to codes and back. */
  @RecordJson.Flat
  public record Codec(
      Encoder encoder,
      Quantiser quantiser,
      Speaker speaker,
      Conditioner conditioner,
      Decoder decoder) {
    public Codec {
      List<Object> parts = Arrays.asList(encoder, quantiser, speaker, conditioner, decoder);
      check(!parts.contains(null), "the network", "lacking a section", "all five");
    }
  }

  public int sampleRateHz() {
    return signal.sampleRateHz();
  }

  public double preEmphasis() {
    return signal.preEmphasis();
  }

  public double levelRms() {
    return signal.levelRms();
  }

  public Encoder encoder() {
    return codec.encoder();
  }

  public Quantiser quantiser() {
    return codec.quantiser();
  }

  public Speaker speaker() {
    return codec.speaker();
  }

  public Conditioner conditioner() {
    return codec.conditioner();
  }

  public Decoder decoder() {
    return codec.decoder();
  }

  /** The same model with a prior of this shape. */
  public ModelConfig withPrior(Prior shape) {
    return new ModelConfig(version, name, signal, codec, Optional.of(shape), phones);
  }

  /** The same model with codes that stand for phones, or for nothing. */
  public ModelConfig withPhones(Optional<Phones> shape) {
    return new ModelConfig(version, name, signal, codec, prior, shape);
  }

  /** The same model with another kind of speaker vector. */
  public ModelConfig withSpeaker(Speaker other) {
    Codec c = codec;
    Codec mine = new Codec(c.encoder(), c.quantiser(), other, c.conditioner(), c.decoder());
    return new ModelConfig(version, name, signal, mine, prior, phones);
  }

  /** Whether the model has a prior. */
  public boolean hasPrior() {
    return prior.isPresent();
  }

  /**
   * Waveform to latents.
   *
   * @param mel the log-mel front end, or absent when the encoder reads the waveform itself
   * @param inputKernel taps of the first convolution; 0 when there is none
   * @param channels of every hidden layer
   * @param dilations of the residual blocks at the front end's rate
   * @param strides of the down-sampling convolutions
   * @param strideKernel taps of each of these
   * @param latentDilations of the residual blocks at the code rate
   * @param lookAheadFrames code frames that a code may hear past its own
   */
  public record Encoder(
      Optional<LogMelShape> mel,
      int inputKernel,
      int channels,
      List<Integer> dilations,
      List<Integer> strides,
      int strideKernel,
      List<Integer> latentDilations,
      int lookAheadFrames) {

    public Encoder {
      dilations = List.copyOf(dilations);
      strides = List.copyOf(strides);
      latentDilations = List.copyOf(latentDilations);
      check(channels > 0, "encoder.channels", channels, "at least 1");
      check(!strides.isEmpty(), "encoder.strides", strides, "at least one stride");
      checkEach("encoder.strides", strides);
      checkEach("encoder.dilations", dilations);
      checkEach("encoder.latentDilations", latentDilations);
      checkRange("encoder.inputKernel", inputKernel, 0, 1024);
      checkRange("encoder.strideKernel", strideKernel, 1, 1024);
      checkRange("encoder.lookAheadFrames", lookAheadFrames, 0, 1000);
    }

    /** Channels that enter the first convolution: mel bands, or 1 for a waveform. */
    public int inputChannels() {
      return mel.map(LogMelShape::bands).orElse(1);
    }

    /** Samples for each frame of the front end: the mel hop, or 1 for a waveform. */
    public int inputHopSamples() {
      return mel.map(LogMelShape::hopSamples).orElse(1);
    }

    /** Front-end frames for each code frame. */
    public int downSampling() {
      return strides.stream().reduce(1, Math::multiplyExact);
    }
  }

  /**
   * Residual vector quantiser.
   *
   * @param books codebooks
   * @param size vectors in each
   * @param dimension of a vector
   * @param defaultBooks kept of each frame where nobody asks for more or fewer; all if 0 or absent
   */
  public record Quantiser(int books, int size, int dimension, int defaultBooks) {
    public Quantiser {
      check(books >= 1 && books <= 32, "quantiser.books", books, "1 to 32");
      check(size >= 2 && size <= 65536, "quantiser.size", size, "2 to 65536");
      check(dimension >= 1, "quantiser.dimension", dimension, "at least 1");
      checkRange("quantiser.defaultBooks", defaultBooks, 0, books);
      defaultBooks = defaultBooks == 0 ? books : defaultBooks;
    }

    /** Bits of one code at fixed width. */
    public int codeBits() {
      return 32 - Integer.numberOfLeadingZeros(size - 1);
    }
  }

  /**
   * The speaker vector.
   *
   * @param size numbers in the vector
   * @param channels of the reference encoder; 0 for a table of known speakers (one-hot, as in the
   *     paper)
   * @param dilations of the reference encoder's residual blocks
   * @param tableRows speakers in the table; 0 with a reference encoder
   */
  public record Speaker(int size, int channels, List<Integer> dilations, int tableRows) {
    public Speaker {
      dilations = List.copyOf(dilations);
      checkEach("speaker.dilations", dilations);
      check(channels >= 0, "speaker.channels", channels, "0 or more");
      check(tableRows >= 0, "speaker.tableRows", tableRows, "0 or more");
      check(size >= 1 && size <= 64, "speaker.size", size, "1 to 64");
      check(
          (channels == 0) != (tableRows == 0),
          "speaker",
          channels + " channels and " + tableRows + " rows",
          "a reference encoder or a table");
    }

    /** Whether vectors are looked up by name, not computed from a recording. */
    public boolean isTable() {
      return tableRows > 0;
    }
  }

  /**
   * Codes and speaker to the decoder's condition.
   *
   * @param upSampling condition frames for each code frame
   * @param outputChannels of the condition
   * @param melHead whether heads for log-mel and pitch hang on the condition in training
   * @param pitchCorrection whether decoders hold to the pitch that the head tells
   */
  public record Conditioner(
      int channels,
      List<Integer> dilations,
      int lookAheadFrames,
      int upSampling,
      int outputChannels,
      boolean melHead,
      boolean pitchCorrection) {
    public Conditioner {
      dilations = List.copyOf(dilations);
      check(channels > 0, "conditioner.channels", channels, "at least 1");
      check(outputChannels > 0, "conditioner.outputChannels", outputChannels, "at least 1");
      checkEach("conditioner.dilations", dilations);
      checkRange("conditioner.lookAheadFrames", lookAheadFrames, 0, 1000);
      checkRange("conditioner.upSampling", upSampling, 1, 65536);
      check(melHead || !pitchCorrection, "conditioner.pitchCorrection", true, "false: no heads");
    }
  }

  /**
   * WaveNet over sub-bands.
   *
   * @param bands of the PQMF; 1 is the full-rate waveform
   * @param pqmfTaps length of the prototype filter
   * @param pqmfCutoff of the prototype, Nyquist = 1
   * @param kaiserBeta of its window
   * @param channels R, residual and skip
   * @param dilations one for each gated layer
   * @param knots logits a band, interpolated to {@code levels}
   * @param temperatures default sampling temperature of each band
   * @param probabilityFloor probabilities below it are cut when sampling, 0 to 1
   */
  public record Decoder(
      int bands,
      int pqmfTaps,
      double pqmfCutoff,
      double kaiserBeta,
      int channels,
      List<Integer> dilations,
      int knots,
      int levels,
      List<Double> temperatures,
      double probabilityFloor) {
    public Decoder {
      dilations = List.copyOf(dilations);
      temperatures = List.copyOf(temperatures);
      checkRange("decoder.bands", bands, 1, 64);
      checkRange("decoder.pqmfTaps", pqmfTaps, 0, 65536);
      check(channels > 0, "decoder.channels", channels, "at least 1");
      checkEach("decoder.dilations", dilations);
      check(levels == 256, "decoder.levels", levels, "256 (8-bit mu-law)");
      check(knots >= 2 && knots <= levels, "decoder.knots", knots, "2 to 256");
      check(temperatures.size() == bands, "decoder.temperatures", temperatures, bands + " numbers");
      checkNumbers("decoder.temperatures", temperatures, 1e-3, 1000);
      checkRange("decoder.probabilityFloor", probabilityFloor, 0, 1);
    }

    /** The sub-bands' filter bank. */
    public Pqmf newPqmf() {
      return new Pqmf(bands, pqmfTaps, pqmfCutoff, kaiserBeta);
    }
  }

  /**
   * The autoregressive model of the codes: {@code src/design/0005-prior.md}.
   *
   * @param channels of every hidden layer
   * @param dilations of the residual blocks at the code rate
   * @param rateWeight squared distance in the latents that a nat of rate is worth to an encoder
   * @param bookWeights factors of it by book, from the first on; 1 where there are none. Books far
   *     up work on small distances
   */
  public record Prior(
      int channels, List<Integer> dilations, double rateWeight, List<Double> bookWeights) {
    /** Taps of a residual block. */
    public static final int KERNEL = 3;

    public Prior {
      dilations = List.copyOf(dilations);
      check(channels > 0, "prior.channels", channels, "at least 1");
      checkEach("prior.dilations", dilations);
      checkRange("prior.rateWeight", rateWeight, 0, 1000);
      bookWeights = bookWeights == null ? List.of() : List.copyOf(bookWeights);
      checkNumbers("prior.bookWeights", bookWeights, 0, 1000);
    }

    /** A prior whose books all weigh the same. */
    public Prior(int channels, List<Integer> dilations, double rateWeight) {
      this(channels, dilations, rateWeight, List.of());
    }

    /** This shape with what bits weigh to another prior. */
    public Prior withWeightsOf(Prior other) {
      return new Prior(channels, dilations, other.rateWeight, other.bookWeights);
    }

    /** Squared distance that a nat of a book's code is worth to an encoder. */
    public double rateWeight(int book) {
      return book < bookWeights.size() ? rateWeight * bookWeights.get(book) : rateWeight;
    }
  }

  /**
   * A linear classifier of the vectors of a book, from 1; labels in the order of its rows: {@code
   * src/design/0018-guided-codes.md}.
   */
  public record Phones(int book, List<String> labels) {
    public Phones {
      labels = List.copyOf(labels);
      check(book >= 1, "phones.book", book, "at least 1");
      check(labels.size() >= 2, "phones.labels", labels.size(), "at least 2");
    }
  }

  /** The front end that makes log-mel features; none if the encoder reads the waveform. */
  public Optional<LogMel> newLogMel() {
    return encoder().mel().map(m -> m.newLogMel(sampleRateHz()));
  }

  /** Samples for each code frame (320: 50 Hz). */
  public int codeHopSamples() {
    return encoder().inputHopSamples() * encoder().downSampling();
  }

  /** Codes a second of one book. */
  public double frameRateHz() {
    return (double) sampleRateHz() / codeHopSamples();
  }

  /** Samples for each condition frame (160: 100 Hz). */
  public int conditionHopSamples() {
    return codeHopSamples() / conditioner().upSampling();
  }

  /** Decoder steps for each condition frame (40). */
  public int conditionHopSteps() {
    return conditionHopSamples() / decoder().bands();
  }

  /** Code frames that cover {@code samples}. */
  public int framesOf(long samples) {
    return Math.toIntExact((samples + codeHopSamples() - 1) / codeHopSamples());
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.model.ModelConfig;
import dev.phonocode.model.infer.SpeechModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Encodes a table of recordings: a row in, a row out, on any number of executors.
 *
 * <pre>{@code
 * CorpusEncoder encoder = CorpusEncoder.of(SpeechCodec.defaultBundle(), EncodeOptions.defaults());
 * Dataset<Row> codes = encoder.encode(paths); // a column path in; codes, or an error, out
 * }</pre>
 *
 * <p>The codes are those of {@link SpeechCodec#encode}, whatever the partitions, and those of the
 * command line. Each recording is read once, as a stream.
 */
public final class CorpusEncoder {
  private final ModelBundle bundle;
  private final EncodeOptions options;

  private CorpusEncoder(ModelBundle bundle, EncodeOptions options) {
    this.bundle = bundle;
    this.options = options;
  }

  /**
   * An encoder with a model.
   *
   * @param options with packets of the default length
   * @throws IllegalArgumentException if the model lacks the books or cannot tell how its codes
   *     sound, has codebooks beyond 32,768 codes, or the packets have another length
   */
  public static CorpusEncoder of(ModelBundle bundle, EncodeOptions options) {
    CorpusEncoder encoder = new CorpusEncoder(bundle, options);
    SpeechModel model = SpeechCodec.open(bundle).model(); // checks the weights, too
    int size = bundle.config().quantiser().size();
    if (size > CodesRow.MAX_CODEBOOK_SIZE) {
      throw new IllegalArgumentException(
          "codebook size: expected at most " + CodesRow.MAX_CODEBOOK_SIZE + ", found " + size);
    }
    model.check(encoder.books(), options.passes());
    int packetFrames = EncodeOptions.defaults().packetFrames();
    if (options.packetFrames() != packetFrames) {
      throw new IllegalArgumentException(
          "packet frames: expected " + packetFrames + ", found " + options.packetFrames());
    }
    return encoder;
  }

  /** SHA-256 of the model. */
  public String modelId() {
    return bundle.id();
  }

  /** Codes of each frame. */
  public int books() {
    return options.books().orElse(bundle.config().quantiser().defaultBooks());
  }

  /** What holds for all codes that it makes. */
  CorpusSettings settings() {
    ModelConfig config = bundle.config();
    return new CorpusSettings(
        modelId(),
        config.sampleRateHz(),
        config.frameRateHz(),
        books(),
        config.quantiser().size(),
        options.isRaw(),
        options.passes());
  }

  /** The columns of {@link #encode}, as {@link CorpusSchema} names them. */
  public StructType schema() {
    return CorpusSchema.encoded(books());
  }

  /**
   * Encodes recordings.
   *
   * @param recordings with a column {@code path} and, where they are known, {@code location} (which
   *     is opened in place of the path), {@code speaker}, {@code split} and {@code text}
   * @return a row for each, lazily: with codes, or with an error in words
   */
  public Dataset<Row> encode(Dataset<Row> recordings) {
    SharedModel shared = SharedModel.of(recordings.sparkSession(), bundle);
    HadoopFiles files = HadoopFiles.of(recordings.sparkSession());
    return recordings.map(
        new EncodeRows(shared, files, EncodeRows.Settings.of(options, books())),
        Encoders.row(schema()));
  }
}

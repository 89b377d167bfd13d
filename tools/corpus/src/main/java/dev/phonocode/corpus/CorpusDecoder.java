// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;

import dev.phonocode.codec.CodeSequence;
import dev.phonocode.codec.DecodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import java.io.IOException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Decodes a table of codes to WAV files, whose bytes are those of the command line's. */
public final class CorpusDecoder {
  /** The WAV file of a row; null where it failed. */
  public static final String FILE = "file";

  private final ModelBundle bundle;
  private final DecodeOptions options;
  private final SpeechCodec codec;

  private CorpusDecoder(ModelBundle bundle, DecodeOptions options) {
    this.bundle = bundle;
    this.options = options;
    this.codec = SpeechCodec.open(bundle);
  }

  /**
   * A decoder with a model.
   *
   * @throws dev.phonocode.codec.UnknownSpeakerException if the voice has a name that the model does
   *     not have
   */
  public static CorpusDecoder of(ModelBundle bundle, DecodeOptions options) {
    CorpusDecoder decoder = new CorpusDecoder(bundle, options);
    options.voice().ifPresent(decoder.codec::pitchHz);
    return decoder;
  }

  /**
   * The code sequence of one row, to be decoded here.
   *
   * @param row with the columns of {@link CorpusSchema} from {@code samples} on, and a path
   * @throws IllegalArgumentException naming what does not fit, or the model, if it is another
   */
  public CodeSequence sequence(Row row) {
    return CodesRow.sequence(row, codec.model(), CorpusSchema.books(row.schema()));
  }

  /** The columns of {@link #decode}. */
  public static StructType schema() {
    return new StructType()
        .add(CorpusSchema.PATH, DataTypes.StringType, false)
        .add(FILE, DataTypes.StringType)
        .add(CorpusSchema.SECONDS, DataTypes.DoubleType)
        .add(CorpusSchema.ERROR, DataTypes.StringType);
  }

  /**
   * Decodes rows to files.
   *
   * @param codes with the columns of {@link CorpusSchema}
   * @param folder gets a WAV file for each row, at the place of its path, in place of an older one
   * @return a row for each, lazily: path, file and seconds, or an error in words
   * @throws IOException if the folder is no path that Hadoop knows, or two rows would become one
   *     file
   */
  public Dataset<Row> decode(Dataset<Row> codes, String folder) throws IOException {
    requireDifferentFiles(codes);
    HadoopFiles files = HadoopFiles.of(codes.sparkSession());
    SharedModel shared = SharedModel.of(codes.sparkSession(), bundle);
    String root = files.qualified(folder).toString();
    int books = CorpusSchema.books(codes.schema());
    return codes.mapPartitions(
        new DecodeRows(shared, files, new SpokenAs(options), root, books), Encoders.row(schema()));
  }

  private static void requireDifferentFiles(Dataset<Row> codes) throws IOException {
    Dataset<Row> twice =
        codes
            .groupBy(regexp_replace(col(CorpusSchema.PATH), "(?<=[^/])\\.[^./]*$", "").as("file"))
            .agg(min(CorpusSchema.PATH), max(CorpusSchema.PATH), count(lit(1)).as("rows"))
            .filter(col("rows").gt(1))
            .limit(1);
    for (Row row : twice.collectAsList()) {
      throw new IOException(
          "'%s' and '%s' would both become %s.wav"
              .formatted(row.getString(1), row.getString(2), row.getString(0)));
    }
  }
}

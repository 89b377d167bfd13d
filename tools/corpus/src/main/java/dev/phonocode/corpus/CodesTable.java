// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Codes to decode: those of a corpus, or of Parquet files alone. */
public final class CodesTable {
  private CodesTable() {}

  /**
   * Reads codes.
   *
   * @param data a {@link CorpusFolder}, a Parquet file, or a folder of them, of any scheme that
   *     Hadoop knows
   * @return the columns of {@link CorpusSchema}, and whatever others are there
   * @throws IOException in one line that begins with {@code data}, if it is none of these
   */
  public static Dataset<Row> read(SparkSession spark, String data) throws IOException {
    CorpusFolder folder = CorpusFolder.of(spark, data);
    if (folder.isCorpus()) {
      return folder.codes();
    }
    HadoopFiles files = HadoopFiles.of(spark);
    Path path = files.qualified(data);
    if (!files.system(path).exists(path)) {
      throw new IOException(data + ": no such file");
    }
    try {
      Dataset<Row> codes = spark.read().parquet(path.toString());
      CorpusSchema.books(codes.schema());
      return codes;
    } catch (
        Exception e) { // also AnalysisException, which is checked, but Scala does not declare it
      throw new IOException(data + ": " + OneLine.of(e), e);
    }
  }
}

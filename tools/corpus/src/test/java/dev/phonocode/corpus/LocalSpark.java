// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.model.ModelBundle;
import dev.phonocode.testkit.TinyModel;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark with two threads in this JVM, started once, and a tiny model. */
final class LocalSpark {
  static final ModelBundle BUNDLE =
      TinyModel.bundle(TinyModel.withPrior(TinyModel.small("tiny")), 7);
  static final SpeechCodec CODEC = SpeechCodec.open(BUNDLE);

  private LocalSpark() {}

  static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("test")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.adaptive.enabled", "false")
        // Compiling takes longer than these few rows.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.hadoop.fs.other.impl", OtherFileSystem.class.getName())
        .getOrCreate();
  }

  /** A table with a path alone. */
  static Dataset<Row> paths(List<String> paths) {
    return session().createDataset(paths, Encoders.STRING()).toDF(CorpusSchema.PATH);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * One shard. First all its rows go to a table of the run's own, each recording encoded once; then
 * that table is parted into codes and failures. Were both written from the encoder, a file that
 * failed the first time only would be in neither.
 */
record ShardWork(CorpusEncoder encoder, CorpusFolder folder, RunClaim claim) {
  /** Short enough that the last task of a shard does not keep the others waiting. */
  private static final double TASK_HOURS = 0.25;

  /** What came of a shard. */
  record Done(long recordings, long failures, double seconds) {}

  Done run(Dataset<Row> recordings, ShardPlan.Shard shard) throws IOException {
    int number = shard.number();
    Path work = new Path(folder.work(), CorpusFolder.shardName(number));
    encoder.encode(recordings.repartition(tasks(shard))).write().parquet(work.toString());
    Dataset<Row> rows = folder.spark().read().schema(encoder.schema()).parquet(work.toString());
    Done done = tally(rows);
    claim.check();
    if (done.failures() > 0) {
      Dataset<Row> failures = rows.filter(col(CorpusSchema.ERROR).isNotNull());
      write(failures, CorpusSchema.failureColumns(), folder.failures(number));
    }
    Dataset<Row> codes = rows.filter(col(CorpusSchema.ERROR).isNull());
    write(codes, CorpusSchema.codeColumns(encoder.books()), folder.codes(number));
    folder.delete(work);
    return done;
  }

  private int tasks(ShardPlan.Shard shard) {
    SparkSession spark = folder.spark();
    double byHours = Math.ceil(shard.hours() / TASK_HOURS);
    double most = Math.max(byHours, 2.0 * spark.sparkContext().defaultParallelism());
    return (int) Math.max(1, Math.min(most, shard.recordings()));
  }

  private static Done tally(Dataset<Row> rows) {
    Row row =
        rows.agg(count(lit(1)), count(col(CorpusSchema.ERROR)), sum(col(CorpusSchema.SECONDS)))
            .first();
    return new Done(row.getLong(0), row.getLong(1), row.isNullAt(2) ? 0 : row.getDouble(2));
  }

  /** One file: it appears in one step, and {@code _SUCCESS} after it. */
  private static void write(Dataset<Row> rows, List<String> columns, Path path) {
    rows.select(columns.stream().map(name -> col(name)).toArray(Column[]::new))
        .coalesce(1)
        .sortWithinPartitions(CorpusSchema.PATH)
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", "snappy")
        .parquet(path.toString());
  }
}

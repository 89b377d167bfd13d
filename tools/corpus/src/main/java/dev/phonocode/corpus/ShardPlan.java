// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which recordings are encoded in which shard: in the order of their paths, about equal hours in
 * each.
 *
 * @param folder where it is kept
 * @param shards in order
 */
record ShardPlan(SparkSession spark, Path folder, List<Shard> shards) {
  private static final String SHARD = "shard";
  private static final String HOURS = "hours";
  private static final String UP_TO = "hours_up_to";

  /**
   * A shard to make.
   *
   * @param hours of speech, by the sizes of the files
   */
  record Shard(int number, long recordings, double hours) {}

  /**
   * Makes a plan and keeps it in a folder, so that no shard plans again: as one table in the order
   * of the paths and so of the shards, of which a shard reads the stretch with its number. A file a
   * shard would cost a process or more for each on a local disk.
   *
   * @param recordings of {@link CorpusSchema#recordings}
   * @param first number of the first shard
   */
  static ShardPlan make(Dataset<Row> recordings, int first, double shardHours, Path folder) {
    SparkSession spark = recordings.sparkSession();
    recordings
        .withColumn(HOURS, SpeechEstimate.hours())
        .withColumn(
            UP_TO,
            sum(HOURS)
                .over(
                    Window.orderBy(CorpusSchema.PATH)
                        .rowsBetween(Window.unboundedPreceding(), Window.currentRow())))
        .withColumn(
            SHARD,
            floor(col(UP_TO).minus(col(HOURS)).divide(lit(shardHours))).plus(first).cast("int"))
        .drop(UP_TO)
        .write()
        .parquet(folder.toString());
    List<Shard> shards =
        table(spark, folder)
            .groupBy(SHARD)
            .agg(count(lit(1)), sum(HOURS))
            .orderBy(SHARD)
            .collectAsList()
            .stream()
            .map(row -> new Shard(row.getInt(0), row.getLong(1), row.getDouble(2)))
            .toList();
    return new ShardPlan(spark, folder, shards);
  }

  private static Dataset<Row> table(SparkSession spark, Path folder) {
    StructType schema =
        CorpusSchema.recordings()
            .add(HOURS, DataTypes.DoubleType)
            .add(SHARD, DataTypes.IntegerType);
    return spark.read().schema(schema).parquet(folder.toString());
  }

  /** The recordings of a shard. */
  Dataset<Row> recordings(Shard shard) {
    return table(spark, folder).where(col(SHARD).equalTo(shard.number())).drop(SHARD);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Encodes a corpus shard by shard into a {@link CorpusFolder}. A run that is killed, or a corpus
 * that has grown, goes on where it stopped: what has a row already is left out, what was not
 * committed is done again.
 *
 * @param shardHours of speech in each shard, by the sizes of the files
 */
public record ShardedEncoding(CorpusEncoder encoder, CorpusFolder folder, double shardHours) {
  /** While the last files of a shard are encoded, the next one keeps the other cores busy. */
  private static final int SHARDS_AT_ONCE = 2;

  /** Of speech in a shard where nobody says otherwise. */
  public static final double DEFAULT_SHARD_HOURS = 10;

  /** Rejects shards of nothing. */
  public ShardedEncoding {
    if (!(shardHours > 0)) {
      throw new IllegalArgumentException("shard hours: expected more than 0, found " + shardHours);
    }
  }

  /**
   * How far a run is.
   *
   * @param shards that are done, of {@code allShards}
   * @param recordings that are done, of {@code allRecordings}, with those that failed
   * @param failures recordings that failed
   * @param seconds of speech that has codes
   */
  public record Progress(
      int shards,
      int allShards,
      long recordings,
      long allRecordings,
      long failures,
      double seconds) {
    Progress plus(ShardWork.Done done) {
      return new Progress(
          shards + 1,
          allShards,
          recordings + done.recordings(),
          allRecordings,
          failures + done.failures(),
          seconds + done.seconds());
    }
  }

  /** An encoding of shards of ten hours. */
  public static ShardedEncoding of(CorpusEncoder encoder, CorpusFolder folder) {
    return new ShardedEncoding(encoder, folder, DEFAULT_SHARD_HOURS);
  }

  /**
   * The same with other shards.
   *
   * @param hours of speech in each, by the sizes of the files
   */
  public ShardedEncoding shardHours(double hours) {
    return new ShardedEncoding(encoder, folder, hours);
  }

  /**
   * Encodes what has no row yet.
   *
   * @param recordings as {@link RecordingTable} gives them
   * @param listener is told after each shard
   * @return what was done in this run
   * @throws IOException if the folder holds codes of another model, or another run has taken over
   */
  public Progress run(Dataset<Row> recordings, Consumer<Progress> listener) throws IOException {
    folder.require(encoder.settings());
    folder.removeUnfinished();
    RunClaim claim = RunClaim.take(folder);
    ShardPlan plan =
        ShardPlan.make(left(recordings), next(), shardHours, new Path(folder.work(), "plan"));
    long all = plan.shards().stream().mapToLong(ShardPlan.Shard::recordings).sum();
    Progress progress = new Progress(0, plan.shards().size(), 0, all, 0, 0);
    progress = encode(plan, claim, progress, listener);
    folder.delete(folder.work());
    return progress;
  }

  /** Recordings that have neither codes nor a failure. */
  private Dataset<Row> left(Dataset<Row> recordings) throws IOException {
    Dataset<Row> left = recordings.dropDuplicates(CorpusSchema.PATH);
    List<Dataset<Row>> done = new ArrayList<>();
    if (!folder.committed().isEmpty()) {
      done.add(folder.codes());
    }
    Optional<Dataset<Row>> failures = folder.failures();
    failures.ifPresent(done::add);
    for (Dataset<Row> rows : done) {
      Dataset<Row> paths = rows.select(CorpusSchema.PATH);
      left =
          left.join(
              paths,
              left.col(CorpusSchema.PATH).equalTo(paths.col(CorpusSchema.PATH)),
              "left_anti");
    }
    return left;
  }

  private int next() throws IOException {
    return folder.committed().isEmpty() ? 0 : folder.committed().last() + 1;
  }

  private Progress encode(
      ShardPlan plan, RunClaim claim, Progress start, Consumer<Progress> listener)
      throws IOException {
    SparkSession spark = folder.spark();
    String group = UUID.randomUUID().toString();
    ExecutorService pool = Executors.newFixedThreadPool(SHARDS_AT_ONCE);
    try {
      ExecutorCompletionService<ShardWork.Done> shards = new ExecutorCompletionService<>(pool);
      for (ShardPlan.Shard shard : plan.shards()) {
        shards.submit(
            () -> {
              spark.sparkContext().setJobGroup(group, "shard " + shard.number(), true);
              return new ShardWork(encoder, folder, claim).run(plan.recordings(shard), shard);
            });
      }
      Progress progress = start;
      for (int i = 0; i < plan.shards().size(); i++) {
        progress = progress.plus(shards.take().get());
        listener.accept(progress);
      }
      return progress;
    } catch (ExecutionException e) {
      throw new IOException(OneLine.of(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      pool.shutdownNow();
      spark.sparkContext().cancelJobGroup(group);
    }
  }
}

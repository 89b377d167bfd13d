// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.command;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.corpus.CorpusVerb;
import dev.phonocode.cli.options.EncodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.EncodeOptions;
import dev.phonocode.codec.SpeechCodec;
import dev.phonocode.corpus.CorpusEncoder;
import dev.phonocode.corpus.CorpusFolder;
import dev.phonocode.corpus.CorpusSchema;
import dev.phonocode.corpus.RecordingTable;
import dev.phonocode.corpus.ShardedEncoding;
import dev.phonocode.model.ModelBundle;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** {@code corpus encode}. */
record EncodeCommand(
    Arguments arguments, Console console, CorpusEncoder encoder, double shardHours) {
  private static final double MOST_SHARD_HOURS = 100_000;
  private static final double LEAST_SHARD_HOURS = 0.001;
  private static final int NAMED_FAILURES = 10;

  /** Checks the arguments, before Spark starts. */
  static EncodeCommand of(Arguments arguments, Console console) throws UsageException, IOException {
    EncodeOptions options = EncodingOptions.of(arguments);
    double hours =
        arguments
            .number(CorpusVerb.SHARD_HOURS, LEAST_SHARD_HOURS, MOST_SHARD_HOURS)
            .orElse(ShardedEncoding.DEFAULT_SHARD_HOURS);
    ModelBundle bundle = Models.bundle(arguments, console);
    EncodingOptions.check(options, SpeechCodec.open(bundle));
    return new EncodeCommand(arguments, console, CorpusEncoder.of(bundle, options), hours);
  }

  int run(SparkSession spark) throws UsageException, IOException {
    CorpusFolder folder = CorpusFolder.of(spark, arguments.required(CorpusVerb.OUT));
    Dataset<Row> recordings = RecordingTable.read(spark, arguments.required(CorpusVerb.DATA));
    if (arguments.has(CorpusVerb.RETRY)) {
      folder.removeFailures();
    }
    Stopwatch watch = new Stopwatch();
    ShardedEncoding.Progress done =
        ShardedEncoding.of(encoder, folder)
            .shardHours(shardHours)
            .run(recordings, progress -> console.say(line(progress, watch)));
    long failures = sayFailures(folder);
    report(done, watch, failures).printForScripts(arguments, console);
    console.say(
        "%s: %d recordings done now, %s; %d in all have failed"
            .formatted(
                folder,
                done.recordings() - done.failures(),
                Decimals.hoursOfSpeech(done.seconds()),
                failures));
    return failures == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }

  private static String line(ShardedEncoding.Progress progress, Stopwatch watch) {
    return Text.of(
        "shard %d of %d: %d of %d recordings, %d failed, %s, at %.1f times real time",
        progress.shards(),
        progress.allShards(),
        progress.recordings(),
        progress.allRecordings(),
        progress.failures(),
        Decimals.hoursOfSpeech(progress.seconds()),
        watch.timesRealTime(progress.seconds()));
  }

  /** Those of earlier runs too. */
  private long sayFailures(CorpusFolder folder) throws IOException {
    Optional<Dataset<Row>> failures = folder.failures();
    if (failures.isEmpty()) {
      return 0;
    }
    for (Row row :
        failures.get().orderBy(CorpusSchema.PATH).limit(NAMED_FAILURES).collectAsList()) {
      console.complain(row.getAs(CorpusSchema.PATH) + ": " + row.getAs(CorpusSchema.ERROR));
    }
    long count = failures.get().count();
    if (count > NAMED_FAILURES) {
      console.complain("and %d more: %s/failures".formatted(count - NAMED_FAILURES, folder));
    }
    return count;
  }

  private Report report(ShardedEncoding.Progress done, Stopwatch watch, long failures) {
    return new Report()
        .put("recordings", done.recordings() - done.failures())
        .put("failures", failures)
        .put("shards", done.shards())
        .put("seconds", done.seconds())
        .put("hours", Decimals.hours(done.seconds()))
        .put("books", encoder.books())
        .put("encode_xrt", watch.timesRealTime(done.seconds()))
        .put("model", encoder.modelId());
  }
}

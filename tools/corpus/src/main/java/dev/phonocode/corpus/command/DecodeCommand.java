// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.command;

import dev.phonocode.cli.corpus.CorpusVerb;
import dev.phonocode.cli.options.DecodingOptions;
import dev.phonocode.cli.options.Models;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.codec.UnknownSpeakerException;
import dev.phonocode.corpus.CodesTable;
import dev.phonocode.corpus.CorpusDecoder;
import dev.phonocode.corpus.CorpusSchema;
import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** {@code corpus decode}. */
record DecodeCommand(
    String data, String out, Arguments arguments, Console console, CorpusDecoder decoder) {
  private static final int TASKS_A_CORE = 4;

  /** Checks the arguments, before Spark starts. */
  static DecodeCommand of(String data, String out, Arguments arguments, Console console)
      throws UsageException, IOException {
    try {
      CorpusDecoder decoder =
          CorpusDecoder.of(Models.bundle(arguments, console), DecodingOptions.of(arguments));
      return new DecodeCommand(data, out, arguments, console, decoder);
    } catch (UnknownSpeakerException e) {
      throw new UsageException("--speaker: " + e.getMessage());
    }
  }

  int run(SparkSession spark) throws UsageException, IOException {
    requireFree(new Path(out), spark);
    Dataset<Row> chosen = chosen(spark);
    int tasks = TASKS_A_CORE * spark.sparkContext().defaultParallelism();
    Iterator<Row> rows = decoder.decode(chosen.repartition(tasks), out).toLocalIterator();
    long files = 0;
    long failures = 0;
    double seconds = 0;
    while (rows.hasNext()) {
      Row row = rows.next();
      String error = row.getAs(CorpusSchema.ERROR);
      if (error == null) {
        files++;
        seconds += row.<Double>getAs(CorpusSchema.SECONDS);
      } else {
        failures++;
        console.complain(row.getAs(CorpusSchema.PATH) + ": " + error);
      }
    }
    new Report()
        .put("files", files)
        .put("failures", failures)
        .put("seconds", seconds)
        .printForScripts(arguments, console);
    console.say(
        "%s: %d files, %.2f s of speech; %d failed".formatted(out, files, seconds, failures));
    if (files == 0 && failures > 0) {
      return ExitCode.FAILURE;
    }
    return failures == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }

  private void requireFree(Path folder, SparkSession spark) throws IOException {
    FileSystem system = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
    boolean isUsed = system.exists(folder) && system.listStatus(folder).length > 0;
    if (isUsed && !arguments.has(CommonOptions.FORCE)) {
      throw new IOException(folder + ": is not empty; --force overwrites what is in it");
    }
  }

  private Dataset<Row> chosen(SparkSession spark) throws UsageException, IOException {
    Dataset<Row> codes = CodesTable.read(spark, data);
    if (!arguments.has(CorpusVerb.WHERE)) {
      return codes;
    }
    String condition = arguments.required(CorpusVerb.WHERE);
    try {
      return codes.where(condition);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // AnalysisException is checked, but Scala does not declare it
      if (e instanceof AnalysisException a) {
        throw new UsageException("--where: " + a.getSimpleMessage());
      }
      throw new IOException(e);
    }
  }
}

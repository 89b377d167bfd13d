// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.corpus.command;

import dev.phonocode.cli.corpus.CorpusVerb;
import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.UsageException;
import dev.phonocode.corpus.CorpusFolder;
import dev.phonocode.corpus.CorpusSettings;
import dev.phonocode.corpus.CorpusStats;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** {@code corpus stats}. */
final class StatsCommand {
  private StatsCommand() {}

  static int run(Arguments arguments, Console console, SparkSession spark)
      throws UsageException, IOException {
    CorpusFolder folder = CorpusFolder.of(spark, arguments.required(CorpusVerb.DATA));
    CorpusSettings settings = folder.settings();
    CorpusStats stats = CorpusStats.of(folder);
    List<CorpusStats.Book> books = stats.books();
    double bits = Math.log(settings.codebookSize()) / Math.log(2);
    new Report()
        .put("recordings", stats.recordings())
        .put("failures", stats.failures())
        .put("reasons", stats.reasons().keySet().stream().toList())
        .put("reason_counts", stats.reasons().values().stream().mapToInt(Long::intValue).toArray())
        .put("speakers", stats.speakers())
        .put("seconds", stats.seconds())
        .put("hours", Decimals.hours(stats.seconds()))
        .put("frames", stats.frames())
        .put("frame_rate", settings.frameRateHz())
        .put("books", settings.books())
        .put("codebook_size", settings.codebookSize())
        .put("codes_used", books.stream().mapToInt(b -> (int) b.used()).toArray())
        .put("entropy_bits", books.stream().mapToDouble(CorpusStats.Book::entropyBits).toArray())
        .put("perplexity", books.stream().mapToDouble(CorpusStats.Book::perplexity).toArray())
        .put("bps_nominal", settings.frameRateHz() * settings.books() * bits)
        .put("bps_entropy", stats.entropyBitsPerSecond())
        .put("bytes", stats.bytes())
        .put("bytes_an_hour", stats.bytes() / Decimals.hours(stats.seconds()))
        .put("model", settings.model())
        .print(arguments, console);
    return ExitCode.OK;
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Failures;
import dev.phonocode.cli.shell.Report;
import dev.phonocode.cli.shell.Stopwatch;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of several files: says it of each, shows how far the work is, and sums up. */
final class Tally implements AutoCloseable {
  private final FileJobs jobs;
  private final Console console;
  private final BatchProgress progress;
  private final Stopwatch watch = new Stopwatch();
  private final List<FailedFiles.Row> failed = new ArrayList<>();
  private int done;
  private int damaged;
  private double seconds;

  /** For files of which none is done yet. */
  Tally(FileJobs jobs, Console console) {
    this.jobs = jobs;
    this.console = console;
    boolean isWatched = jobs.folder().isPresent();
    this.progress =
        new BatchProgress(jobs.all(), (isWatched ? console : console.withoutProgress()));
  }

  /** A file is behind us, on any thread, whether or not its turn to be spoken of has come. */
  void advance(FileJobs.Job job, double seconds) {
    progress.advance(job, seconds);
  }

  /** A file is done. */
  void done(FileJobs.Done file) throws IOException {
    done++;
    damaged += file.whole() ? 0 : 1;
    seconds += file.seconds();
    progress.wipe();
    if (jobs.isJson() && !file.json().isEmpty()) {
      console.print(file.json());
    }
    file.lines().forEach(console::say);
  }

  /**
   * A file failed, which does not stop the others.
   *
   * @throws UsageException if that is the cause: it is the same for every file
   */
  void failed(FileJobs.Job job, Throwable cause) throws UsageException, IOException {
    if (cause instanceof UsageException usage) {
      throw usage;
    }
    if (!(cause instanceof IOException || cause instanceof RuntimeException)) {
      throw new IllegalStateException(cause);
    }
    String reason = Failures.describe(cause);
    failed.add(new FailedFiles.Row(job.input(), reason));
    if (jobs.isJson()) {
      progress.wipe();
      console.print(new Report().put("in", job.input()).put("error", reason).json());
    }
    progress.advance(job, 0);
  }

  /**
   * Names the files that failed, and sums up.
   *
   * @return the exit code of all
   */
  int finish() throws IOException {
    progress.wipe();
    failed.forEach(row -> console.complain(row.line()));
    if (jobs.folder().isPresent()) {
      Optional<Path> list = FailedFiles.write(jobs.folder().get(), failed);
      console.say(summary() + list.map(file -> "; see " + file).orElse(""));
    }
    if (!failed.isEmpty() && done + jobs.skipped() == 0) {
      return ExitCode.FAILURE;
    }
    return failed.size() + damaged == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }

  private String summary() {
    StringBuilder text = new StringBuilder();
    text.append(
        Text.of(
            "%d of %d files done, %s, at %.1f times real time",
            done,
            jobs.all().size() + jobs.skipped(),
            Decimals.hoursOfSpeech(seconds),
            watch.timesRealTime(seconds)));
    if (jobs.skipped() > 0) {
      text.append("; ").append(jobs.skipped()).append(" were there already");
    }
    if (damaged > 0) {
      text.append("; ").append(damaged).append(" damaged");
    }
    if (!failed.isEmpty()) {
      text.append("; ").append(failed.size()).append(" failed");
    }
    return text.toString();
  }

  @Override
  public void close() {
    progress.wipe();
  }
}

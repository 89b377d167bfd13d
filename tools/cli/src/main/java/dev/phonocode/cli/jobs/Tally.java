// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.ExitCode;
import dev.phonocode.cli.shell.Failures;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;

/** What came of several files: says it of each, and counts. */
final class Tally {
  private final Console console;
  private final boolean json;
  private int done;
  private int damaged;
  private int failed;

  Tally(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** A file is done. */
  void done(FileJobs.Done file) throws IOException {
    done++;
    damaged += file.whole() ? 0 : 1;
    if (json) {
      console.print(file.json());
    }
    file.lines().forEach(console::say);
  }

  /**
   * A file failed, which does not stop the others.
   *
   * @throws UsageException if that is the cause: it is the same for every file
   */
  void failed(FileJobs.Job job, Throwable cause) throws UsageException {
    if (cause instanceof UsageException usage) {
      throw usage;
    }
    if (!(cause instanceof IOException || cause instanceof RuntimeException)) {
      throw new IllegalStateException(cause);
    }
    failed++;
    String what = Failures.describe(cause);
    console.err().println(what.startsWith(job.input()) ? what : job.input() + ": " + what);
  }

  /** The exit code of all. */
  int exitCode() {
    if (failed > 0 && done == 0) {
      return ExitCode.FAILURE;
    }
    return failed + damaged == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }
}

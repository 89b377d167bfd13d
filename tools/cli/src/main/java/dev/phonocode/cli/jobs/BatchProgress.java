// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.audio.files.Text;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Decimals;
import dev.phonocode.cli.shell.Progress;
import dev.phonocode.cli.shell.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the work on several files is: files, hours, rate, and the time left, for which each file
 * counts as many bytes as it has. For any threads.
 */
final class BatchProgress {
  private final Progress line;
  private final Map<String, Long> bytesLeft = new HashMap<>(); // by input
  private final int files;
  private final Stopwatch watch = new Stopwatch();
  private long bytes;
  private long bytesDone;
  private double seconds;

  /** Of these files. */
  BatchProgress(List<FileJobs.Job> jobs, Console console) {
    line = console.progress("");
    files = jobs.size();
    if (line.isShown()) {
      jobs.forEach(job -> bytesLeft.put(job.input(), size(job.input())));
      bytes = bytesLeft.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static long size(String input) {
    try {
      return Files.size(Path.of(input));
    } catch (IOException e) {
      return 0; // it will fail by itself
    }
  }

  /** A file is done, or failed. */
  synchronized void advance(FileJobs.Job job, double seconds) {
    if (!line.isShown() || !bytesLeft.containsKey(job.input())) {
      return;
    }
    bytesDone += bytesLeft.remove(job.input());
    this.seconds += seconds;
    line.show(
        () -> text(files - bytesLeft.size(), watch.seconds() * (bytes - bytesDone) / bytesDone));
  }

  private String text(int done, double secondsLeft) {
    return Text.of(
        "%d of %d files, %s, %.1f times real time, %s left",
        done,
        files,
        Decimals.hoursOfSpeech(seconds),
        watch.timesRealTime(seconds),
        Progress.duration(secondsLeft));
  }

  /** Takes the line away, for words. */
  synchronized void wipe() {
    line.close();
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several files in batches: each is read alone and written alone, and all of a batch are computed
 * together. A file that is too long for a batch of its own is done in plain Java instead.
 *
 * @param <I> what is read of a file
 * @param <R> what is computed of it
 */
public final class BulkJobs<I, R> {
  /** Does one batch. */
  public interface Work<I, R> {
    /** Reads a file; empty if it is longer than {@code mostSeconds}. */
    Optional<I> read(FileJobs.Job job, double mostSeconds, Console console)
        throws UsageException, IOException;

    /** Length of what was read. */
    double seconds(I read);

    /** Computes a batch. */
    List<R> compute(List<I> batch);

    /** Writes what was computed of a file. */
    FileJobs.Done write(FileJobs.Job job, R result, Console console)
        throws UsageException, IOException;
  }

  private record Read<I>(FileJobs.Job job, I what) {}

  private final Work<I, R> work;
  private final FileJobs.Work alone;
  private final double mostSeconds;
  private final List<Read<I>> batch = new ArrayList<>();
  private double longest; // seconds, of the batch

  /**
   * Jobs of one kind.
   *
   * @param mostSeconds of speech in a batch, each file counted as long as the longest
   * @param alone what does a file that is longer
   */
  public BulkJobs(Work<I, R> work, double mostSeconds, FileJobs.Work alone) {
    this.work = work;
    this.mostSeconds = mostSeconds;
    this.alone = alone;
  }

  /**
   * Does the work, and says what came of each file, in the order of the operands. The failure of
   * one does not stop the others, and is said in the end.
   *
   * @return the exit code
   */
  public int run(FileJobs files, Console console) throws UsageException, IOException {
    try (Tally tally = new Tally(files, console)) {
      all(files, tally, console.withoutProgress());
      return tally.finish();
    }
  }

  private void all(FileJobs files, Tally tally, Console unwatched)
      throws UsageException, IOException {
    for (FileJobs.Job job : files.all()) {
      Optional<I> read;
      try {
        read = work.read(job, mostSeconds, unwatched);
      } catch (IOException | RuntimeException e) {
        tally.failed(job, e);
        continue;
      }
      double seconds = read.map(work::seconds).orElse(Double.POSITIVE_INFINITY);
      if ((batch.size() + 1) * Math.max(longest, seconds) > mostSeconds) {
        flush(tally, unwatched);
      }
      if (read.isPresent()) {
        batch.add(new Read<>(job, read.get()));
        longest = Math.max(longest, seconds);
      } else {
        finish(job, () -> alone.on(job, unwatched), tally);
      }
    }
    flush(tally, unwatched);
  }

  private void flush(Tally tally, Console console) throws UsageException, IOException {
    List<Read<I>> ready = List.copyOf(batch);
    batch.clear();
    longest = 0;
    if (ready.isEmpty()) {
      return;
    }
    List<R> results = work.compute(ready.stream().map(Read::what).toList());
    for (int i = 0; i < results.size(); i++) {
      FileJobs.Job job = ready.get(i).job();
      R result = results.get(i);
      finish(job, () -> work.write(job, result, console), tally);
    }
  }

  /** What is left to do for one file. */
  @FunctionalInterface
  private interface Last {
    FileJobs.Done run() throws UsageException, IOException;
  }

  private static void finish(FileJobs.Job job, Last last, Tally tally)
      throws UsageException, IOException {
    FileJobs.Done done;
    try {
      job.makeFolder();
      done = last.run();
    } catch (IOException | RuntimeException e) {
      tally.failed(job, e);
      return;
    }
    tally.advance(job, done.seconds());
    tally.done(done);
  }
}

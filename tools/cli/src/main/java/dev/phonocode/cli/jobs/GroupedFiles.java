// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.cli.shell.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A few files in one thread, computed together: each is read alone and written alone. A file that
 * is too long to be kept in memory is done by itself.
 *
 * @param <I> what is read of a file
 * @param <R> what is computed of it
 */
record GroupedFiles<I, R>(
    BulkJobs.Work<I, R> work, double mostSeconds, FileJobs.Work alone, Console console) {
  /**
   * Does them.
   *
   * @param done one for each job, completed here in any case
   */
  void run(List<FileJobs.Job> jobs, List<CompletableFuture<FileJobs.Done>> done) {
    List<Integer> read = new ArrayList<>(); // indices of jobs
    List<I> inputs = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      FileJobs.Job job = jobs.get(i);
      Optional<I> input = attempt(() -> work.read(job, mostSeconds, console), done.get(i));
      if (input.isPresent()) {
        read.add(i);
        inputs.add(input.get());
      } else if (!done.get(i).isDone()) {
        finish(job, () -> alone.on(job, console), done.get(i));
      }
    }
    List<CompletableFuture<FileJobs.Done>> left = read.stream().map(done::get).toList();
    try {
      List<R> results = inputs.isEmpty() ? List.of() : work.compute(inputs);
      for (int k = 0; k < results.size(); k++) {
        FileJobs.Job job = jobs.get(read.get(k));
        R result = results.get(k);
        finish(job, () -> work.write(job, result, console), left.get(k));
      }
    } catch (RuntimeException | Error e) {
      left.forEach(future -> future.completeExceptionally(e));
    }
  }

  private static <T> Optional<T> attempt(
      Callable<Optional<T>> step, CompletableFuture<FileJobs.Done> done) {
    try {
      return step.call();
    } catch (Exception | Error e) {
      done.completeExceptionally(e);
      return Optional.empty();
    }
  }

  static void finish(
      FileJobs.Job job, Callable<FileJobs.Done> last, CompletableFuture<FileJobs.Done> done) {
    try {
      job.makeFolder();
      done.complete(last.call());
    } catch (Exception | Error e) {
      done.completeExceptionally(e);
    }
  }
}

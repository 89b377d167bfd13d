// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work on many things, on several threads. One that fails does not stop the others. */
public final class Batch {
  private Batch() {}

  /** The work. */
  @FunctionalInterface
  public interface Work<T, R> {
    R on(T thing) throws IOException, InterruptedException;
  }

  /** What became of one thing: either a result or a failure. */
  public record Outcome<R>(Optional<R> result, Optional<Exception> failure) {}

  /**
   * Does the work.
   *
   * @return outcomes in the order of the things, whatever the threads did
   * @throws InterruptedException if this thread was interrupted; all work has been told to end then
   */
  public static <T, R> List<Outcome<R>> run(List<T> things, int threads, Work<T, R> work)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Outcome<R>>> futures = new ArrayList<>();
      for (T thing : things) {
        futures.add(pool.submit(() -> attempt(thing, work)));
      }
      List<Outcome<R>> outcomes = new ArrayList<>();
      for (Future<Outcome<R>> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      // Failures are outcomes: this is an Error, or the end of the pool.
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T, R> Outcome<R> attempt(T thing, Work<T, R> work) throws InterruptedException {
    try {
      return new Outcome<>(Optional.of(work.on(thing)), Optional.empty());
    } catch (IOException | RuntimeException e) {
      return new Outcome<>(Optional.empty(), Optional.of(e));
    }
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.analysis.jobs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** The same work on many things, on several threads. One that fails does not stop the others. */
public final class Batch {
  private Batch() {}

  /** The work. */
  @FunctionalInterface
  public interface Work<T, R> {
    R on(T thing) throws IOException;
  }

  /**
   * Does the work.
   *
   * @param failed is told of each thing that failed, in the order of the things
   * @return what came of the others, in the order of the things, whatever the threads did
   * @throws InterruptedIOException if this thread was interrupted; all work has been told to end
   *     then
   */
  public static <T, R> List<R> run(
      List<T> things, int threads, Work<T, R> work, BiConsumer<T, Exception> failed)
      throws InterruptedIOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<R>> futures = new ArrayList<>();
      for (T thing : things) {
        futures.add(pool.submit(() -> work.on(thing)));
      }
      List<R> results = new ArrayList<>();
      for (int i = 0; i < things.size(); i++) {
        try {
          results.add(futures.get(i).get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof Exception reason)) {
            throw new IllegalStateException(e.getCause());
          }
          failed.accept(things.get(i), reason);
        }
      }
      return results;
    } catch (InterruptedException e) {
      throw Interruption.of(e);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Does work that is of no use unless all of it is done.
   *
   * @return what came of it, in the order of the things
   * @throws IOException with the first failure, if there is one
   */
  public static <T, R> List<R> all(List<T> things, int threads, Work<T, R> work)
      throws IOException {
    List<Exception> failures = new ArrayList<>();
    List<R> results = run(things, threads, work, (thing, reason) -> failures.add(reason));
    if (!failures.isEmpty()) {
      throw new IOException(failures.get(0));
    }
    return results;
  }
}

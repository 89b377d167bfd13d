// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.jobs;

import dev.phonocode.cli.shell.Arguments;
import dev.phonocode.cli.shell.CommonOptions;
import dev.phonocode.cli.shell.Console;
import dev.phonocode.cli.shell.Destination;
import dev.phonocode.cli.shell.Input;
import dev.phonocode.cli.shell.UsageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.cli.Option;

/**
 * {@code IN OUT}, or {@code IN... FOLDER}: several files, on several threads, that share one model.
 * Each file is one stream on one thread, so its output does not depend on the others.
 */
public final class FileJobs {
  /** {@code --threads N}. */
  public static final Option THREADS =
      CommonOptions.value(
          "threads", "N", "files done at once where there are several; 1 if not given");

  private static final int MAX_THREADS = 1024;

  /** One file. */
  public record Job(String input, Destination destination) {}

  /**
   * What to say of a file that is done.
   *
   * @param json a line for standard output
   * @param lines for people
   * @param whole false where a part of the input was damaged
   */
  public record Done(String json, List<String> lines, boolean whole) {
    public Done(String json, List<String> lines) {
      this(json, lines, true);
    }
  }

  /** Does one file. */
  @FunctionalInterface
  public interface Work {
    Done on(Job job, Console console) throws UsageException, IOException;
  }

  private final List<Job> jobs;
  private final int threads;
  private final boolean json;

  private FileJobs(List<Job> jobs, int threads, boolean json) {
    this.jobs = jobs;
    this.threads = threads;
    this.json = json;
  }

  /**
   * The files that the operands name; their outputs can be written as far as can be told.
   *
   * @param extension of an output in a folder, with the dot
   */
  public static FileJobs of(Arguments arguments, String extension)
      throws UsageException, IOException {
    List<String> inputs = arguments.operands().subList(0, arguments.operands().size() - 1);
    String last = arguments.operand(inputs.size());
    List<Job> jobs = new ArrayList<>();
    if (inputs.size() == 1) {
      jobs.add(new Job(inputs.get(0), Destination.of(last, arguments)));
    } else {
      Map<String, String> taken = new HashMap<>();
      for (String input : inputs) {
        Destination destination = inFolder(last, input, extension, arguments);
        String other = taken.put(destination.operand(), input);
        if (other != null) {
          throw new UsageException(
              "'" + other + "' and '" + input + "' would both become " + destination);
        }
        jobs.add(new Job(input, destination));
      }
    }
    for (Job job : jobs) {
      job.destination().requireFreeOf(CommonOptions.JSON, arguments);
      job.destination().check();
      job.destination().requireOther(job.input());
    }
    return new FileJobs(jobs, threads(arguments), arguments.has(CommonOptions.JSON));
  }

  /** Files that were found elsewhere, of which nothing is said on standard output. */
  public static FileJobs of(List<Job> jobs, Arguments arguments) throws UsageException {
    return new FileJobs(jobs, threads(arguments), false);
  }

  private static int threads(Arguments arguments) throws UsageException {
    return arguments.integer(THREADS.getLongOpt(), 1, MAX_THREADS).orElse(1);
  }

  private static Destination inFolder(
      String folder, String input, String extension, Arguments arguments)
      throws UsageException, IOException {
    if (input.equals(Input.STDIN)) {
      throw new UsageException("standard input cannot be one of several inputs");
    }
    if (!Files.isDirectory(Path.of(folder))) {
      throw new FileSystemException(folder, null, "is no folder; several inputs need one");
    }
    String name = String.valueOf(Path.of(input).getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return Destination.of(Path.of(folder, stem + extension).toString(), arguments);
  }

  /** The files, in the order of the operands. */
  List<Job> all() {
    return jobs;
  }

  /** Files done at once. */
  int threads() {
    return threads;
  }

  /** Whether one of them is standard input or standard output. */
  boolean usesPipe() {
    return jobs.stream()
        .anyMatch(j -> j.input().equals(Input.STDIN) || j.destination().isStandardOutput());
  }

  /** What will have come of them. */
  Tally tally(Console console) {
    return new Tally(console, json);
  }

  /**
   * Does the work, and says what came of each file, in the order of the operands. The failure of
   * one of several is said and does not stop the others.
   *
   * @return the exit code
   */
  public int run(Console console, Work work) throws UsageException, IOException {
    Tally tally = tally(console);
    if (jobs.size() == 1) {
      tally.done(work.on(jobs.get(0), console));
      return tally.exitCode();
    }
    Console unwatched = console.withoutProgress();
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, jobs.size()));
    try {
      List<Future<Done>> all = new ArrayList<>();
      for (Job job : jobs) {
        all.add(pool.submit(() -> work.on(job, unwatched)));
      }
      for (int i = 0; i < all.size(); i++) {
        finish(jobs.get(i), all.get(i), tally);
      }
      return tally.exitCode();
    } finally {
      pool.shutdownNow();
    }
  }

  private static void finish(Job job, Future<Done> future, Tally tally)
      throws UsageException, IOException {
    try {
      tally.done(future.get());
    } catch (ExecutionException e) {
      tally.failed(job, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

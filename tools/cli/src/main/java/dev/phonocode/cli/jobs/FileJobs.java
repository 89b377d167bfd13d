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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.apache.commons.cli.Option;

/**
 * {@code IN OUT}, or {@code IN... FOLDER}: several files, on several threads, that share one model.
 * Each file is one stream on one thread, so its output does not depend on the others.
 *
 * <p>It is a folder if there are several {@code IN}, if one is a folder or a manifest, or if {@code
 * OUT} is one already or ends as the name of one. It is made, and the tree of the inputs is kept in
 * it.
 *
 * @param all the files, in the order of the operands
 * @param folder of the outputs, if several files go to one
 * @param skipped files whose output was there already
 * @param threads files done at once
 * @param isJson whether a line for scripts is printed of each
 */
public record FileJobs(
    List<Job> all, Optional<Path> folder, int skipped, int threads, boolean isJson) {
  private static final Option THREADS =
      CommonOptions.value(
          "threads", "N", "files done at once where there are several; 1 if not given");
  private static final Option SKIP =
      CommonOptions.flag(
          "skip-existing", "of several files, leave out those whose output is there already");

  /** {@code --threads N} and {@code --skip-existing}. */
  public static final List<Option> OPTIONS = List.of(THREADS, SKIP);

  private static final int MAX_THREADS = 1024;

  /** Files of one thread that are computed together: two for each stream of a step. */
  private static final int MOST_TOGETHER = 8;

  /** Copies the list. */
  public FileJobs {
    all = List.copyOf(all);
  }

  /** One file. */
  public record Job(String input, Destination destination) {
    void makeFolder() throws IOException {
      Path parent = destination.path().toAbsolutePath().getParent();
      if (!Files.isDirectory(parent)) { // which a link to a folder is too
        Files.createDirectories(parent);
      }
    }
  }

  /**
   * What to say of a file that is done.
   *
   * @param json a line for standard output; empty for none
   * @param lines for people
   * @param seconds of speech
   * @param whole false where a part of the input was damaged
   */
  public record Done(String json, List<String> lines, double seconds, boolean whole) {
    public Done(String json, List<String> lines, double seconds) {
      this(json, lines, seconds, true);
    }
  }

  /** Does one file. */
  @FunctionalInterface
  public interface Work {
    Done on(Job job, Console console) throws UsageException, IOException;
  }

  /** Whether the operands ask for a folder of outputs. */
  public static boolean isSeveral(Arguments arguments) {
    List<String> inputs = inputs(arguments);
    Destination out = Destination.of(output(arguments), arguments);
    return inputs.size() > 1
        || Inputs.isSet(inputs.get(0))
        || out.isNamedAsFolder()
        || (!out.isStandardOutput() && Files.isDirectory(out.path()));
  }

  /**
   * The files that the operands name; their outputs can be written as far as can be told.
   *
   * @param extension of an output in a folder, with the dot
   * @param console is told what a folder has that cannot be used
   */
  public static FileJobs of(Arguments arguments, InputKind kind, String extension, Console console)
      throws UsageException, IOException {
    int threads = arguments.integer(THREADS, 1, MAX_THREADS).orElse(1);
    boolean skip = arguments.has(SKIP);
    if (skip && arguments.has(CommonOptions.FORCE)) {
      throw new UsageException("--skip-existing and --force cannot be combined");
    }
    if (isSeveral(arguments)) {
      return several(arguments, kind, extension, threads, console);
    }
    if (skip) {
      throw new UsageException("--skip-existing needs a folder to write to");
    }
    Job job = new Job(inputs(arguments).get(0), Destination.of(output(arguments), arguments));
    if (job.input().equals(Input.STDIN) && arguments.inputs().contains(Input.STDIN)) {
      throw new UsageException("IN and an option both want standard input");
    }
    job.destination().check();
    job.destination().requireOther(job.input());
    job.destination().tellOfOtherKind(extension, console);
    return new FileJobs(List.of(job), Optional.empty(), 0, threads, false);
  }

  private static FileJobs several(
      Arguments arguments, InputKind kind, String extension, int threads, Console console)
      throws UsageException, IOException {
    String out = output(arguments);
    if (out.equals(Destination.STDOUT)) {
      throw new UsageException("several inputs need a folder as the last operand");
    }
    Path folder = Path.of(out);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new FileSystemException(out, null, "is no folder; several inputs need one");
    }
    Inputs inputs = Inputs.of(inputs(arguments), kind, folder, console);
    boolean skip = arguments.has(SKIP);
    Map<Path, Path> taken = new HashMap<>(); // input by output
    List<Job> jobs = new ArrayList<>();
    int skipped = 0;
    for (Path input : inputs.files()) {
      Path output = folder.resolve(inputs.place(input, extension));
      Path other = taken.put(output, input);
      if (other != null) {
        throw new UsageException("'" + other + "' and '" + input + "' would both become " + output);
      }
      Job job = new Job(input.toString(), Destination.of(output.toString(), arguments));
      job.destination().requireOther(job.input());
      if (skip && Files.isRegularFile(output)) {
        skipped++;
      } else {
        job.destination().checkFree();
        jobs.add(job);
      }
    }
    return new FileJobs(jobs, Optional.of(folder), skipped, threads, false);
  }

  private static List<String> inputs(Arguments arguments) {
    List<String> operands = arguments.operands();
    return operands.subList(0, Math.max(1, operands.size() - 1));
  }

  private static String output(Arguments arguments) {
    List<String> operands = arguments.operands();
    return operands.size() == 1 ? Destination.STDOUT : operands.get(operands.size() - 1);
  }

  /**
   * The same, with a line for scripts of each file if {@code --json} is given, which is refused
   * where the output itself goes to standard output.
   */
  public FileJobs withReports(Arguments arguments) throws UsageException {
    for (Job job : all) {
      job.destination().requireFreeOfReports(arguments);
    }
    return new FileJobs(all, folder, skipped, threads, arguments.has(CommonOptions.JSON));
  }

  /** Whether one of them is standard input or standard output. */
  boolean usesPipe() {
    return all.stream()
        .anyMatch(j -> j.input().equals(Input.STDIN) || j.destination().isStandardOutput());
  }

  /**
   * Does the work, and says what came of each file, in the order of the operands. The failure of
   * one of several does not stop the others, and is said in the end.
   *
   * @return the exit code
   */
  public int run(Console console, Work work) throws UsageException, IOException {
    try (Tally tally = new Tally(this, console)) {
      if (folder.isEmpty()) {
        tally.done(work.on(all.get(0), console));
        return tally.finish();
      }
      Console unwatched = console.withoutProgress();
      inGroups(
          1,
          (some, done) ->
              GroupedFiles.finish(some.get(0), () -> work.on(some.get(0), unwatched), done.get(0)),
          tally);
      return tally.finish();
    }
  }

  /**
   * The same, where a thread computes several files together, if there are so many.
   *
   * @param together does them, in any number of threads at once
   * @param mostSeconds of speech in a file that is kept in memory
   * @param alone does the others
   */
  public <I, R> int run(
      Console console, BulkJobs.Work<I, R> together, double mostSeconds, Work alone)
      throws UsageException, IOException {
    int group = Math.min(all.size() / threads, MOST_TOGETHER);
    if (folder.isEmpty() || group < 2) {
      return run(console, alone);
    }
    try (Tally tally = new Tally(this, console)) {
      GroupedFiles<I, R> files =
          new GroupedFiles<>(together, mostSeconds, alone, console.withoutProgress());
      inGroups(group, files::run, tally);
      return tally.finish();
    }
  }

  private void inGroups(
      int group, BiConsumer<List<Job>, List<CompletableFuture<Done>>> work, Tally tally)
      throws UsageException, IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<CompletableFuture<Done>> futures = new ArrayList<>();
      for (Job job : all) {
        CompletableFuture<Done> done = new CompletableFuture<>();
        futures.add(done);
        done.thenAccept(file -> tally.advance(job, file.seconds()));
      }
      for (int from = 0; from < all.size(); from += group) {
        List<Job> some = all.subList(from, Math.min(from + group, all.size()));
        List<CompletableFuture<Done>> theirs =
            List.copyOf(futures.subList(from, from + some.size()));
        pool.submit(() -> work.accept(some, theirs));
      }
      for (int i = 0; i < all.size(); i++) {
        finish(all.get(i), futures.set(i, null), tally); // not kept: there may be a million
      }
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

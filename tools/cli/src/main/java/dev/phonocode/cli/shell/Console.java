// SPDX-License-Identifier: GPL-3.0-or-later
package dev.phonocode.cli.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The world outside the program: standard input, data out, words out, and the environment.
 *
 * @param in standard input
 * @param out standard output, for data only
 * @param err standard error, for words
 * @param progress how it is shown how far the work is
 * @param quiet whether only errors are said
 * @param strict whether a warning about an input is an error
 * @param environment variables by name
 */
public record Console(
    InputStream in,
    OutputStream out,
    PrintStream err,
    Progress.Style progress,
    boolean quiet,
    boolean strict,
    Map<String, String> environment) {
  private static final String USUAL_WIDTH = "80";
  private static final int LEAST_WIDTH = 40;
  private static final int MOST_WIDTH = 120;

  /**
   * The process's own streams. From now on {@code System.out} is standard error, so that nothing a
   * library prints can get into the data.
   */
  public static Console ofProcess() {
    OutputStream data = new DataOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    return new Console(System.in, data, System.err, style(), false, false, System.getenv());
  }

  /** Java cannot ask whether standard error alone is a terminal; Linux shows it as a link. */
  private static Progress.Style style() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      boolean isTerminal = target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      return isTerminal ? Progress.Style.ONE_LINE : Progress.Style.NONE;
    } catch (IOException | UnsupportedOperationException e) {
      return Progress.Style.NONE; // not Linux: no progress line rather than one in a log file
    }
  }

  /** This console, saying nothing but errors if {@code quiet}. */
  public Console quiet(boolean quiet) {
    return new Console(in, out, err, progress, quiet, strict, environment);
  }

  /** This console, with a warning about an input as an error if {@code strict}. */
  public Console strict(boolean strict) {
    return new Console(in, out, err, progress, quiet, strict, environment);
  }

  /** This console, with lines of progress where nobody was thought to watch, if {@code asked}. */
  public Console progress(boolean asked) {
    Progress.Style style =
        asked && progress == Progress.Style.NONE ? Progress.Style.LINES : progress;
    return new Console(in, out, err, style, quiet, strict, environment);
  }

  /** This console, showing no progress: several threads cannot share one line. */
  public Console withoutProgress() {
    return new Console(in, out, err, Progress.Style.NONE, quiet, strict, environment);
  }

  /** Words for the user, unless they asked for quiet. */
  public void say(String line) {
    if (!quiet) {
      complain(line);
    }
  }

  /** Words for the user, whether or not they asked for quiet. */
  public void complain(String line) {
    err.println(Printable.text(line));
  }

  /** A line of data on standard output. */
  public void print(String line) throws IOException {
    try {
      out.write((Printable.text(line) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (UnreadOutputException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("standard output: " + e.getMessage(), e);
    }
  }

  /** An environment variable, if it is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty());
  }

  /** Columns of the terminal, as {@code COLUMNS} says, within what can be read. */
  public int width() {
    String columns = variable("COLUMNS").filter(c -> c.matches("\\d{1,4}")).orElse(USUAL_WIDTH);
    return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, Integer.parseInt(columns)));
  }

  /** A line that shows how far the work is, when someone is watching. */
  public Progress progress(String what) {
    return new Progress(quiet ? Progress.Style.NONE : progress, err, width(), what);
  }
}
